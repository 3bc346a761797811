package io.face106.http.batch;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.nativeapi.JsonBody;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of JSON (NDJSON), each an object with {@code image} in base64 or {@code image_url}, and with {@code id} and options or
 * without. A line that is none is refused alone; empty ones are passed over.
 */
public final class LineItems implements Items {

    private static final String ID = "id";

    /** Characters of an id: it is answered, and kept until the client takes that. */
    private static final int LONGEST_ID = 256;

    private final Feed feed;
    private final int longest;

    /** @param longest bytes of a line */
    public LineItems(Feed feed, int longest) {
        this.feed = feed;
        this.longest = longest;
    }

    @Override
    public @Nullable Item next() {
        Bytes line = feed.line(longest);
        while (line != null && !line.tooMany() && isBlank(line.kept())) {
            line = feed.line(longest);
        }
        if (line == null) {
            return null;
        }
        if (line.tooMany()) {
            return Item.refused(
                    null, new Failure(Failure.Reason.TOO_MANY_BYTES, "a line may have at most " + longest + " bytes"));
        }
        return item(line.kept());
    }

    private static Item item(byte[] line) {
        try {
            JsonBody json = JsonBody.parse(line);
            Map<String, String> options = new HashMap<>(json.options());
            String id = options.remove(ID);
            if (id != null && id.length() > LONGEST_ID) {
                return Item.refused(
                        null,
                        new Failure(Failure.Reason.BAD_ARGUMENT, ID, "expected at most " + LONGEST_ID + " characters"));
            }
            return item(id, json.image(), options);
        } catch (IllegalArgumentException notJson) {
            return Item.refused(idOf(line), Unreadable.malformed(String.valueOf(notJson.getMessage())));
        } catch (Refusal refusal) {
            return Item.refused(idOf(line), refusal);
        }
    }

    private static @Nullable String idOf(byte[] line) {
        String id = JsonBody.textOf(line, ID);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    private static Item item(@Nullable String id, byte @Nullable [] image, Map<String, String> options) {
        boolean linked = options.containsKey(Item.LINK);
        if (image == null && !linked) {
            return Item.refused(id, new Failure(Failure.Reason.MISSING_ARGUMENT, JsonBody.IMAGE, "no picture"));
        }
        if (image != null && linked) {
            return Item.refused(
                    id, new Failure(Failure.Reason.BAD_ARGUMENT, Item.LINK, "expected image or image_url, found both"));
        }
        return new Item(id, image, linked ? Item.LINK : JsonBody.IMAGE, options, null);
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
