package io.face106.nativeapi;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the answer of {@code POST /v1/batches}: a JSON object a line (NDJSON), one for each picture as it is done, and a
 * summary at last. An answer without a summary was cut off on its way.
 */
public final class BatchLine {

    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final String ANSWER = "answer";
    private static final String ERROR = "error";

    private BatchLine() {}

    /**
     * {@code {"index":0,"id":"a","answer":{...}}}.
     *
     * @param id the caller's
     * @param answer a JSON object, compact
     */
    public static byte[] answer(int index, @Nullable String id, byte[] answer) {
        return line(json -> name(json, index, id), ANSWER, answer);
    }

    /** {@code {"index":0,"id":"a","error":{...}}}. */
    public static byte[] refused(int index, @Nullable String id, byte[] problem) {
        return line(json -> name(json, index, id), ERROR, problem);
    }

    /**
     * {@code {"index":0,"id":"a","status":400,"error":{...}}}.
     *
     * @param status of HTTP that the error has where it is the whole answer and does not tell itself
     * @param error a JSON object, compact
     */
    public static byte[] refused(int index, @Nullable String id, int status, byte[] error) {
        return line(
                json -> {
                    name(json, index, id);
                    json.writeNumberProperty("status", status);
                },
                ERROR,
                error);
    }

    /** Why no further picture was looked at: {@code {"index":null,"id":null,"error":{...}}}. */
    public static byte[] broken(byte[] problem) {
        return line(
                json -> {
                    json.writeNullProperty("index");
                    json.writeNullProperty("id");
                },
                ERROR,
                problem);
    }

    /** The last line: {@code {"summary":{"pictures":2,"failed":1,"complete":true}}}. */
    public static byte[] summary(int pictures, int failed, boolean complete) {
        byte[] counts = JsonBytes.object(json -> {
            json.writeNumberProperty("pictures", pictures);
            json.writeNumberProperty("failed", failed);
            json.writeBooleanProperty("complete", complete);
        });
        return line(json -> {}, "summary", counts);
    }

    private static void name(JsonGenerator json, int index, @Nullable String id) {
        json.writeNumberProperty("index", index);
        if (id == null) {
            json.writeNullProperty("id");
        } else {
            json.writeStringProperty("id", id);
        }
    }

    /** The last member is put in as it is: it has been written already. */
    private static byte[] line(Consumer<JsonGenerator> members, String last, byte[] value) {
        byte[] head = JsonBytes.object(members);
        boolean first = head.length == 2;
        byte[] name = ((first ? "\"" : ",\"") + last + "\":").getBytes(StandardCharsets.US_ASCII);
        byte[] line = new byte[head.length - 1 + name.length + value.length + 2];
        System.arraycopy(head, 0, line, 0, head.length - 1);
        System.arraycopy(name, 0, line, head.length - 1, name.length);
        System.arraycopy(value, 0, line, head.length - 1 + name.length, value.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }
}
