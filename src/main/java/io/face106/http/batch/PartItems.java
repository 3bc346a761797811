package io.face106.http.batch;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@code multipart/form-data} body as they arrive, each a picture. As lenient as the reader of single requests:
 * any disposition type, further part headers, files without a content type, line feeds alone, nothing behind the closing
 * boundary.
 */
public final class PartItems implements Items {

    /** Bytes of one header line; names of files are short. */
    private static final int LONGEST_HEADER = 1 << 13;

    private static final int MOST_HEADERS = 32;
    private static final byte[] DASHES = {'-', '-'};

    private final Feed feed;
    private final byte[] delimiter;
    private final int maxBytes;
    private final Function<String, @Nullable String> ids;
    private boolean begun;
    private boolean over;
    private int parts;

    /**
     * The parts of a body.
     *
     * @param boundary of the content type
     * @param maxBytes of a picture
     * @param ids the caller's id of a part, from the value of its header {@code Content-Disposition}
     */
    public PartItems(Feed feed, String boundary, int maxBytes, Function<String, @Nullable String> ids) {
        this.feed = feed;
        this.delimiter = ("\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.maxBytes = maxBytes;
        this.ids = ids;
    }

    @Override
    public @Nullable Item next() {
        if (!begun) {
            begun = true;
            feed.back();
            content(new Bytes(0));
        }
        over = over || feed.startsWith(DASHES, 0);
        if (over) {
            return null;
        }
        parts++;
        String disposition = headers();
        // The line feed before the content may be the one before the next boundary.
        feed.back();
        Bytes content = new Bytes(maxBytes);
        content(content);
        String id = disposition == null ? null : ids.apply(disposition);
        return content.tooMany() ? Item.tooLarge(id, maxBytes) : Item.of(id, content.kept());
    }

    /** Passes over the headers and the empty line behind them; the value of the disposition header, or null. */
    private @Nullable String headers() {
        String disposition = null;
        feed.line(LONGEST_HEADER);
        for (int i = 0; i <= MOST_HEADERS; i++) {
            Bytes bytes = feed.line(LONGEST_HEADER);
            if (bytes == null) {
                throw cutOff();
            }
            if (bytes.tooMany()) {
                break;
            }
            String line = new String(bytes.kept(), StandardCharsets.UTF_8).stripTrailing();
            if (line.isEmpty()) {
                return disposition;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Content-Disposition")) {
                disposition = line.substring(colon + 1);
            }
        }
        throw Unreadable.malformed("the headers of part " + parts + " are too long");
    }

    /** From the line feed before the content: takes bytes up to the next boundary, passes over that and the line break before. */
    private void content(Bytes content) {
        int start = 1;
        while (true) {
            int line = lineOfBoundary();
            boolean found = line < feed.available() && judge(line) == Verdict.BOUNDARY;
            // A carriage return belongs to the line break, if a boundary follows.
            int end = line > start && feed.peek(line - 1) == '\r' ? line - 1 : line;
            if (end > start) {
                feed.skip(start);
                feed.move(end - start, content);
                line -= end;
                start = 0;
            }
            if (found) {
                feed.skip(line + delimiter.length);
                return;
            }
            if (!feed.fill()) {
                throw cutOff();
            }
        }
    }

    private enum Verdict {
        BOUNDARY,
        NONE,
        /** It depends on bytes that are not there yet. */
        PERHAPS
    }

    /** How far ahead the first line feed is that begins a boundary, or perhaps does; all that is there if none. */
    private int lineOfBoundary() {
        int line = feed.find('\n', 0);
        while (line >= 0 && judge(line) == Verdict.NONE) {
            line = feed.find('\n', line + 1);
        }
        return line < 0 ? feed.available() : line;
    }

    /** A boundary is at the start of a line and not the beginning of a longer word. */
    private Verdict judge(int line) {
        int there = feed.available() - line;
        for (int i = 1; i < Math.min(there, delimiter.length); i++) {
            if (feed.peek(line + i) != delimiter[i]) {
                return Verdict.NONE;
            }
        }
        if (there <= delimiter.length) {
            return Verdict.PERHAPS;
        }
        int next = line + delimiter.length;
        if (" \t\r\n".indexOf(feed.peek(next)) >= 0 || feed.startsWith(DASHES, next)) {
            return Verdict.BOUNDARY;
        }
        return feed.peek(next) == '-' && there == delimiter.length + 1 ? Verdict.PERHAPS : Verdict.NONE;
    }

    private Unreadable cutOff() {
        String where = parts == 0 ? "" : ", in part " + parts;
        return Unreadable.malformed("the multipart body ends before its closing boundary" + where);
    }
}
