package io.face106.http;

import io.face106.facepp.ErrorAnswer;
import io.face106.facepp.FaceppError;
import io.face106.facepp.FaceppError.Code;
import io.face106.facepp.Stamp;
import io.face106.nativeapi.BatchLine;
import io.face106.nativeapi.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Requests that work as they stand, with a real picture, and answers as the code writes them. */
final class OpenApiExamples {

    private static final UUID ID = UUID.fromString("6f1a9d0e-3f0b-4c55-9d0a-7d1c5b6e2f10");
    private static final Stamp STAMP = Stamp.of(Instant.ofEpochSecond(1_767_225_600), ID, 15);

    private static final List<FaceppError> ERRORS = List.of(
            new FaceppError(Code.MISSING_ARGUMENTS, "image_url, image_file, image_base64"),
            new FaceppError(Code.AUTHENTICATION_ERROR),
            new FaceppError(Code.CONCURRENCY_LIMIT_EXCEEDED),
            new FaceppError(Code.IMAGE_DOWNLOAD_TIMEOUT),
            new FaceppError(Code.REQUEST_ENTITY_TOO_LARGE),
            new FaceppError(Code.INTERNAL_ERROR));

    /** As the service answers with its default settings; a test sends requests that are answered so. */
    private static final List<Problem> PROBLEMS = List.of(
            new Problem(Problem.Kind.BAD_ARGUMENT, "expected one of fast, balanced, accurate, found 'slow'", "profile"),
            new Problem(Problem.Kind.NOT_ACCEPTABLE, "the answer is JSON"),
            BodyException.tooLarge(24 << 20).problem(),
            new Problem(Problem.Kind.UNSUPPORTED_FORMAT, "found GIF, expected JPEG, PNG, WebP or BMP", "image"),
            new Problem(
                    Problem.Kind.UNREADABLE_IMAGE,
                    "the JPEG picture is cut off: the end-of-image marker is missing",
                    "image"),
            new Problem(Problem.Kind.INTERNAL, "the request could not be answered"),
            new Problem(Problem.Kind.OVERLOADED, "too many pictures are waiting, try again"),
            new Problem(Problem.Kind.DEADLINE_EXCEEDED, "the time that the request had is over"));

    private final String picture;

    /** @param picture a small picture with a face */
    OpenApiExamples(byte[] picture) {
        this.picture = Base64.getEncoder().encodeToString(picture);
    }

    void add(Operation operation) {
        switch (String.valueOf(operation.getOperationId())) {
            case FaceppApi.DETECT -> {
                Map<String, Object> picture = Map.of("image_base64", this.picture);
                form(operation, picture, 2, FaceppShapes.EXAMPLE);
                facepp(operation, "detect-answer.json");
            }
            case FaceppApi.ANALYZE -> {
                Map<String, Object> token = Map.of("face_tokens", "c8b5f8c0c1c34f0c8d0bd1c4d2f3a4b5");
                form(operation, token, 1, FaceppShapes.EXAMPLE);
                facepp(operation, "analyze-answer.json");
            }
            case FaceppApi.THOUSAND_LANDMARK -> {
                form(operation, Map.of("image_base64", this.picture), "left_eye,mouse", null);
                facepp(operation, "thousandlandmark-answer.json");
            }
            case FacesApi.FACES -> faces(operation);
            case BatchesApi.BATCHES -> batches(operation);
            default -> {}
        }
    }

    private static void form(
            Operation operation, Map<String, Object> subject, Object landmark, @Nullable String attributes) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("api_key", "any");
        form.put("api_secret", "any");
        form.putAll(subject);
        form.put("return_landmark", landmark);
        if (attributes != null) {
            form.put("return_attributes", attributes);
        }
        request(operation, MediaType.MULTIPART_FORM_DATA_VALUE, form);
        request(operation, MediaType.APPLICATION_FORM_URLENCODED_VALUE, form);
    }

    private static void facepp(Operation operation, String answer) {
        answer(operation, 200, resource(answer));
        ERRORS.forEach(error -> answer(operation, error.status(), text(error)));
    }

    private void faces(Operation operation) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("image", picture);
        body.put("profile", "balanced");
        body.put("timings", true);
        request(operation, MediaType.APPLICATION_JSON_VALUE, body);
        answer(operation, 200, resource("faces-answer.json"));
        PROBLEMS.forEach(problem ->
                answer(operation, problem.status(), new String(problem.write(ID.toString()), StandardCharsets.UTF_8)));
    }

    private void batches(Operation operation) {
        // In this order in every process: Map.of has another one in each.
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", "astronaut");
        line.put("image", picture);
        request(operation, BatchLine.MEDIA_TYPE, line);
        byte[] faces = resource("faces-answer.json").strip().getBytes(StandardCharsets.UTF_8);
        answer(operation, 200, new String(BatchLine.answer(0, "astronaut", faces), StandardCharsets.UTF_8));
    }

    private static String text(FaceppError error) {
        return new String(ErrorAnswer.write(error, STAMP), StandardCharsets.UTF_8);
    }

    private static void request(Operation operation, String mediaType, Object example) {
        Content content = operation.getRequestBody().getContent();
        Objects.requireNonNull(content.get(mediaType), mediaType).setExample(example);
    }

    private static void answer(Operation operation, int status, String example) {
        String code = Integer.toString(status);
        Content content =
                Objects.requireNonNull(operation.getResponses().get(code), code).getContent();
        content.forEach((type, media) -> media.setExample(
                type.endsWith("json") ? JsonMapper.shared().readValue(example, Object.class) : example));
    }

    private static String resource(String name) {
        try (InputStream in = OpenApiExamples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
