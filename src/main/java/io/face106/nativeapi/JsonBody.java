package io.face106.nativeapi;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads {@code {"image": "<base64>", "profile": "fast", ...}}. The base64 is decoded as it is read, without a copy as text. */
public final class JsonBody {

    /** The member that carries the picture. */
    public static final String IMAGE = "image";

    /** Options there are about ten; a body full of small members or items must not fill the memory. */
    private static final int MAX_MEMBERS = 100;

    /** Characters of an option; the longest is a link. Messages quote it, and in a batch it stays as long as its picture. */
    private static final int MAX_TEXT = 4096;

    /** The longest list an option takes has an item for each stage. */
    private static final int MAX_ITEMS = 16;

    // The body's length is bounded before it comes here.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Map<String, String> options = new HashMap<>();
    private byte @Nullable [] image;

    private JsonBody() {}

    /**
     * Reads a whole body.
     *
     * @throws IllegalArgumentException if it is not one JSON object of at most {@value #MAX_MEMBERS} members; the message
     *     is safe to show to the client
     * @throws Refusal if a member comes twice or has a kind of value, more items or more text than any option has
     */
    public static JsonBody parse(byte[] body) {
        JsonBody parsed = new JsonBody();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected a JSON object with the member '" + IMAGE + "'");
            }
            for (int members = 1; json.nextToken() != JsonToken.END_OBJECT; members++) {
                if (members > MAX_MEMBERS) {
                    throw new IllegalArgumentException("the JSON object has more than " + MAX_MEMBERS + " members");
                }
                parsed.member(json);
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("not JSON" + place(notJson.getLocation()), notJson);
        }
        return parsed;
    }

    /** The text or number of a member, of a body that may else be anything; null if it is not found before what is not JSON. */
    public static @Nullable String textOf(byte[] body, String name) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = json.currentName().equals(name);
                JsonToken value = json.nextToken();
                if (found && value != null && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    return json.getString();
                }
                json.skipChildren();
            }
        } catch (JacksonException notJson) {
            // Not found before it.
        }
        return null;
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** All members but the picture, as text. */
    public Map<String, String> options() {
        return options;
    }

    /** The picture's stored bytes, null if there was none. */
    public byte @Nullable [] image() {
        return image;
    }

    private void member(JsonParser json) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        boolean isImage = name.equals(IMAGE);
        if (isImage ? image != null : options.containsKey(name)) {
            throw refusal(name, "given twice");
        }
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (isImage) {
            image = picture(json);
        } else {
            options.put(name, value == JsonToken.START_ARRAY ? list(json, name) : scalar(json, name));
        }
    }

    private static byte[] picture(JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw refusal(IMAGE, "expected a string: the picture's bytes in base64");
        }
        try {
            return json.getBinaryValue();
        } catch (JacksonException notBase64) {
            throw refusal(IMAGE, "not base64; expected the picture's bytes in base64, without a data URI's prefix");
        }
    }

    private static String list(JsonParser json, String name) {
        List<String> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == MAX_ITEMS) {
                throw refusal(name, "expected at most " + MAX_ITEMS + " items");
            }
            items.add(scalar(json, name));
        }
        return String.join(",", items);
    }

    private static String scalar(JsonParser json, String name) {
        JsonToken value = json.currentToken();
        if (value == null || !value.isScalarValue()) {
            throw refusal(name, "expected a text, a number, true or false");
        }
        if (json.getStringLength() > MAX_TEXT) {
            throw refusal(name, "expected at most " + MAX_TEXT + " characters");
        }
        return json.getString();
    }

    private static Refusal refusal(String field, String detail) {
        return new Refusal(new Failure(Failure.Reason.BAD_ARGUMENT, field, detail));
    }
}
