package io.face106.stage.decode;

import static io.face106.domain.ImageFormat.PNG;

import java.util.Map;
import java.util.Set;

/** PNG (third edition): chunks from IHDR to IEND. Of an animation (APNG) the default picture counts. */
final class PngHeader {

    private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
    private static final int CHUNK_OVERHEAD = 12;

    /** Colour type to the bit depths it may have. */
    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            0, Set.of(1, 2, 4, 8, 16),
            2, Set.of(8, 16),
            3, Set.of(1, 2, 4, 8),
            4, Set.of(8, 16),
            6, Set.of(8, 16));

    private PngHeader() {}

    static boolean matches(Bytes in) {
        return in.startsWith(SIGNATURE);
    }

    static Header read(Bytes in) {
        int at = SIGNATURE.length();
        Bytes header = chunk(in, at);
        if (!in.hasAt(at + 4, "IHDR") || header.length() != 13 || !intact(in, at, header)) {
            throw Header.unreadable(PNG, "it does not start with an intact IHDR chunk");
        }
        checkKind(header);
        int orientation = ExifOrientation.NONE;
        boolean pixels = false;
        while (!in.hasAt(at + 4, "IEND")) {
            Bytes chunk = chunk(in, at);
            pixels |= in.hasAt(at + 4, "IDAT");
            // A damaged eXIf chunk is dropped by libpng; the first intact one counts.
            if (orientation == ExifOrientation.NONE && in.hasAt(at + 4, "eXIf") && intact(in, at, chunk)) {
                orientation = ExifOrientation.find(chunk);
            }
            at += CHUNK_OVERHEAD + chunk.length();
        }
        chunk(in, at);
        if (!pixels) {
            throw Header.unreadable(PNG, "it has no pixels (no IDAT chunk)");
        }
        return new Header(PNG, side(header, 0), side(header, 4), orientation);
    }

    /** The data of the chunk at {@code at}; refuses one that reaches beyond the file. */
    private static Bytes chunk(Bytes in, int at) {
        if (in.length() - at < CHUNK_OVERHEAD || in.u32Big(at) > in.length() - at - CHUNK_OVERHEAD) {
            throw Header.cutOff(PNG, "a chunk reaches beyond the end of the file, or IEND is missing");
        }
        return in.slice(at + 8, in.u32Big(at));
    }

    private static boolean intact(Bytes in, int at, Bytes data) {
        return in.slice(at + 4, 4L + data.length()).crc32() == in.u32Big(at + 8 + data.length());
    }

    private static void checkKind(Bytes header) {
        int depth = header.u8(8);
        int colour = header.u8(9);
        if (!DEPTHS.getOrDefault(colour, Set.of()).contains(depth)) {
            throw Header.unreadable(PNG, "colour type " + colour + " with bit depth " + depth + " does not exist");
        }
        if (header.u8(10) != 0 || header.u8(11) != 0 || header.u8(12) > 1) {
            throw Header.unreadable(PNG, "its compression, filter or interlace method does not exist");
        }
    }

    private static int side(Bytes header, int at) {
        return (int) Math.min(header.u32Big(at), Integer.MAX_VALUE);
    }
}
