package io.face106.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a {@code multipart/form-data} body apart. Lenient where real clients are odd: any disposition type
 * ({@code Content-Disposition: file}, Face++'s PHP client), further part headers (a {@code Content-Length} per part), files
 * without a content type, any file name, line feeds alone, nothing behind the closing boundary. Text parts may be long.
 */
final class MultipartBody {

    /**
     * One part.
     *
     * @param name of the form's field
     * @param content its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(String name, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** Forms here have about ten; a body full of empty parts must not fill the memory. */
    private static final int MAX_PARTS = 100;

    /** Characters of a boundary, by RFC 2046. */
    private static final int MAX_BOUNDARY = 70;

    private static final byte[] DASHES = {'-', '-'};

    private final byte[] body;
    private final byte[] delimiter;
    private final ByteSearch search;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    private MultipartBody(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.search = new ByteSearch(("\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * The parts in their order; those without a name are left out.
     *
     * @param contentType of the request, with its boundary
     * @throws BodyException without a boundary or with too long a one, or if the closing one is missing
     */
    static List<Part> parse(byte[] body, String contentType) {
        MultipartBody multipart = new MultipartBody(body, boundary(contentType));
        multipart.readParts();
        return multipart.parts;
    }

    /**
     * What stands between the parts.
     *
     * @param contentType of the request
     * @throws BodyException without a boundary or with too long a one
     */
    static String boundary(String contentType) {
        String boundary = HeaderParameter.find(contentType, "boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw BodyException.malformed("the multipart content type has no boundary");
        }
        if (boundary.length() > MAX_BOUNDARY) {
            throw BodyException.malformed(
                    "the multipart boundary has more than " + MAX_BOUNDARY + " characters (RFC 2046)");
        }
        return boundary;
    }

    private void readParts() {
        int boundary = nextBoundary(0);
        while (true) {
            if (boundary < 0) {
                throw BodyException.malformed("the multipart body ends before its closing boundary");
            }
            at = boundary + delimiter.length;
            if (startsWith(DASHES, at)) {
                return;
            }
            if (parts.size() == MAX_PARTS) {
                throw BodyException.malformed("the multipart body has more than " + MAX_PARTS + " parts");
            }
            String disposition = readHeaders();
            boundary = nextBoundary(at);
            if (boundary >= 0 && disposition != null) {
                addPart(disposition, boundary);
            }
        }
    }

    private void addPart(String disposition, int boundary) {
        String name = HeaderParameter.find(disposition, "name");
        if (name != null) {
            int end = Math.max(at, withoutLineBreak(boundary));
            parts.add(new Part(name, Arrays.copyOfRange(body, at, end)));
        }
    }

    /** Moves to the part's content; the value of its disposition header, or null. */
    private @Nullable String readHeaders() {
        String disposition = null;
        readLine();
        while (true) {
            String line = readLine();
            if (line == null || line.isEmpty()) {
                return disposition;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Content-Disposition")) {
                disposition = line.substring(colon + 1);
            }
        }
    }

    /** The rest of the line, without its end; null at the end of the body. */
    private @Nullable String readLine() {
        if (at >= body.length) {
            return null;
        }
        int end = at;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        String line = new String(body, at, end - at, StandardCharsets.UTF_8);
        at = Math.min(end + 1, body.length);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Where the next delimiter begins that is at the start of a line and not the beginning of a longer word; or -1. */
    private int nextBoundary(int from) {
        if (from == 0 && startsWith(delimiter, 0) && endsWord(delimiter.length)) {
            return 0;
        }
        int lineEnd = search.find(body, Math.max(0, from - 1));
        while (lineEnd >= 0) {
            if (endsWord(lineEnd + 1 + delimiter.length)) {
                return lineEnd + 1;
            }
            lineEnd = search.find(body, lineEnd + 1);
        }
        return -1;
    }

    private boolean endsWord(int index) {
        if (startsWith(DASHES, index)) {
            return true;
        }
        return index < body.length && " \t\r\n".indexOf(body[index]) >= 0;
    }

    private int withoutLineBreak(int end) {
        int trimmed = end;
        if (trimmed > 0 && body[trimmed - 1] == '\n') {
            trimmed--;
            if (trimmed > 0 && body[trimmed - 1] == '\r') {
                trimmed--;
            }
        }
        return trimmed;
    }

    private boolean startsWith(byte[] wanted, int index) {
        return index + wanted.length <= body.length
                && Arrays.equals(body, index, index + wanted.length, wanted, 0, wanted.length);
    }
}
