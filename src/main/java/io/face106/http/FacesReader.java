package io.face106.http;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.nativeapi.FacesQuery;
import io.face106.nativeapi.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Reads {@code POST /v1/faces}. The picture is the body itself, the part {@value JsonBody#IMAGE} of a multipart body or
 * that member of a JSON body; options are in the query string and in the fields or members beside the picture, each at
 * most once.
 */
public final class FacesReader {

    /**
     * One request, read.
     *
     * @param field what the picture came as; null if it was the body itself
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(
            FacesQuery query, byte[] picture, @Nullable String field) {}

    private final AnalysisOptions defaults;

    /**
     * The reader.
     *
     * @param defaults for the options that a request does not give
     */
    public FacesReader(AnalysisOptions defaults) {
        this.defaults = defaults;
    }

    /** @throws Refusal if the picture or its options cannot be understood */
    Request read(HttpServletRequest http, Body unread) {
        Map<String, String> options = query(http);
        byte[] body = unread.read();
        String contentType = http.getContentType();
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (contentType != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return request(options, fromParts(MultipartBody.parse(body, contentType), options), JsonBody.IMAGE);
        }
        if (type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            JsonBody json = json(body);
            json.options().forEach((name, value) -> add(options, name, value));
            return request(options, json.image(), JsonBody.IMAGE);
        }
        return request(options, body, null);
    }

    /**
     * The options of a query string, by name.
     *
     * @throws Refusal if one is given twice
     */
    static Map<String, String> query(HttpServletRequest http) {
        Map<String, String> options = new HashMap<>();
        FormText.parse(http.getQueryString()).forEach(pair -> add(options, pair.getKey(), pair.getValue()));
        return options;
    }

    private Request request(Map<String, String> options, byte @Nullable [] picture, @Nullable String field) {
        FacesQuery query = FacesQuery.of(options, defaults);
        if (picture == null || picture.length == 0) {
            String detail = field == null ? "the body is empty; expected the bytes of a picture" : "no picture";
            throw new Refusal(new Failure(Failure.Reason.MISSING_ARGUMENT, field, detail));
        }
        return new Request(query, picture, field);
    }

    private static JsonBody json(byte[] body) {
        try {
            return JsonBody.parse(body);
        } catch (IllegalArgumentException notJson) {
            throw BodyException.malformed(String.valueOf(notJson.getMessage()));
        }
    }

    private static byte @Nullable [] fromParts(List<MultipartBody.Part> parts, Map<String, String> options) {
        byte[] picture = null;
        for (MultipartBody.Part part : parts) {
            if (!part.name().equals(JsonBody.IMAGE)) {
                add(options, part.name(), part.text());
            } else if (picture == null) {
                picture = part.content();
            } else {
                throw twice(JsonBody.IMAGE);
            }
        }
        return picture;
    }

    private static void add(Map<String, String> options, String name, String value) {
        if (options.putIfAbsent(name, value) != null) {
            throw twice(name);
        }
    }

    private static Refusal twice(String name) {
        return new Refusal(new Failure(Failure.Reason.BAD_ARGUMENT, name, "given twice"));
    }
}
