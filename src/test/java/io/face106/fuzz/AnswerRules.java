package io.face106.fuzz;

import io.face106.facepp.FaceppError;
import io.face106.fuzz.Wire.Answer;
import io.face106.nativeapi.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every answer keeps to, whatever was asked. */
final class AnswerRules {

    /** Words of stack traces and error pages. */
    private static final List<String> LEAKS =
            List.of("Exception", "at java.", "at io.", "at org.", "<html", "<!doctype", "Apache Tomcat");

    private static final String TOO_LARGE = "Request Entity Too Large";
    private static final Set<String> WITH_STAMP = Set.of("time_used", "error_message", "request_id");
    private static final Set<String> MESSAGE_ONLY = Set.of("error_message");

    private AnswerRules() {}

    /**
     * Checks one answer.
     *
     * @param path whose API's shape is due
     * @param request for words that the answer may quote
     */
    static void check(Answer answer, String path, byte[] request) {
        require(answer.status() >= 200 && answer.status() < 500, "status", answer);
        leaksNothing(answer.head() + answer.text(), request);
        require(answer.header("Access-Control-Allow-Origin").equals("*"), "no CORS header", answer);
        require(!answer.header("X-Request-Id").isEmpty(), "no request id", answer);
        boolean facepp = path.startsWith("/facepp/");
        if (facepp && answer.status() == 413) {
            require(answer.text().equals(TOO_LARGE), "not the plain text of a 413", answer);
            return;
        }
        JsonNode json = json(answer);
        if (answer.status() == 200) {
            require(json.hasNonNull("request_id") && (json.has("faces") || json.has("face")), "no faces", answer);
        } else if (facepp && !refusedBeforeThePath(answer)) {
            checkFacepp(json, answer);
        } else {
            checkProblem(json, answer);
        }
    }

    /** Words that no answer holds unless the request held them; bytes that are no text are lost on the way. */
    static void leaksNothing(String answer, byte[] request) {
        String asked = new String(request, StandardCharsets.ISO_8859_1)
                .replaceAll("[^ -~]", "")
                .toLowerCase(Locale.ROOT);
        String told = answer.toLowerCase(Locale.ROOT);
        for (String leak : LEAKS) {
            String word = leak.toLowerCase(Locale.ROOT);
            if (told.contains(word) && !asked.contains(word)) {
                throw new AssertionError("'" + leak + "' in the answer: " + answer);
            }
        }
    }

    /** A byte that no URL or header may hold: Tomcat tells no path, so that the API is not known. */
    private static boolean refusedBeforeThePath(Answer answer) {
        return answer.header("Content-Type").startsWith(Problem.MEDIA_TYPE)
                && answer.status() == 400
                && answer.text().contains("\"code\":\"bad_request\"");
    }

    private static void checkFacepp(JsonNode json, Answer answer) {
        Set<String> members = Set.copyOf(json.propertyNames());
        require(members.equals(WITH_STAMP) || members.equals(MESSAGE_ONLY), "members", answer);
        require(json.get("error_message").isString(), "error_message is no text", answer);
        String message = json.get("error_message").asString();
        require(
                Arrays.stream(FaceppError.Code.values())
                        .map(Enum::name)
                        .anyMatch(code -> message.equals(code) || message.startsWith(code + ":")),
                "error_message outside the table",
                answer);
    }

    private static void checkProblem(JsonNode json, Answer answer) {
        require(json.hasNonNull("code"), "no code", answer);
        String code = json.get("code").asString();
        require(
                Arrays.stream(Problem.Kind.values())
                        .anyMatch(kind -> kind.code().equals(code) && kind.status() == answer.status()),
                "code outside the table",
                answer);
    }

    private static JsonNode json(Answer answer) {
        try {
            JsonNode json = JsonMapper.shared().readTree(answer.body());
            require(json.isObject(), "no JSON object", answer);
            return json;
        } catch (JacksonException notJson) {
            throw new AssertionError("no JSON: " + answer.head() + "\n" + answer.text(), notJson);
        }
    }

    private static void require(boolean holds, String broken, Answer answer) {
        if (!holds) {
            throw new AssertionError(broken + ": " + answer.head() + "\n" + answer.text());
        }
    }
}
