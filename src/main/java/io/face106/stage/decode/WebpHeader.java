package io.face106.stage.decode;

import static io.face106.domain.ImageFormat.WEBP;

/** WebP (RFC 9649): lossy (VP8), lossless (VP8L) and extended (VP8X); of an animation the first picture counts. */
final class WebpHeader {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXIF_FLAG = 0x08;

    private WebpHeader() {}

    static boolean matches(Bytes in) {
        return in.startsWith("RIFF") && in.hasAt(8, "WEBP");
    }

    static Header read(Bytes in) {
        long stated = in.u32Little(4) + 8;
        if (stated > in.length()) {
            throw Header.cutOff(WEBP, "found " + in.length() + " bytes, expected " + stated);
        }
        Bytes file = in.slice(0, stated);
        Bytes first = chunk(file, RIFF_HEADER);
        return switch (file.text(RIFF_HEADER, 4)) {
            case "VP8 " -> lossy(first);
            case "VP8L" -> lossless(first);
            case "VP8X" -> extended(file, first);
            default -> throw Header.unreadable(WEBP, "its first chunk is none of VP8, VP8L and VP8X");
        };
    }

    /** RFC 6386 section 9.1: three bytes of tag, a start code, then 14 bits of size and 2 of scale for each side. */
    private static Header lossy(Bytes frame) {
        boolean keyFrame = (frame.u8(0) & 1) == 0;
        if (!keyFrame || !frame.hasAt(3, "\u009D\u0001*")) {
            throw Header.unreadable(WEBP, "its VP8 frame does not start as it should");
        }
        return new Header(WEBP, frame.u16Little(6) & 0x3FFF, frame.u16Little(8) & 0x3FFF, ExifOrientation.NONE);
    }

    /** RFC 9649 section 3.4: a signature, 14 bits for each side less one, 1 bit for alpha, 3 bits of version. */
    private static Header lossless(Bytes frame) {
        long bits = frame.u32Little(1);
        if (frame.u8(0) != 0x2F || bits >> 29 != 0) {
            throw Header.unreadable(WEBP, "its VP8L frame does not start as it should");
        }
        return new Header(WEBP, (int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1, ExifOrientation.NONE);
    }

    private static Header extended(Bytes file, Bytes canvas) {
        boolean mayHaveExif = (canvas.u8(0) & EXIF_FLAG) != 0;
        boolean pixels = false;
        int orientation = ExifOrientation.NONE;
        int at = RIFF_HEADER;
        while (at <= file.length() - CHUNK_HEADER) {
            Bytes chunk = chunk(file, at);
            String name = file.text(at, 4);
            pixels |= name.equals("VP8 ") || name.equals("VP8L") || name.equals("ANMF");
            if (mayHaveExif && orientation == ExifOrientation.NONE && name.equals("EXIF")) {
                orientation = ExifOrientation.find(chunk);
            }
            // Chunks start at even places.
            at += CHUNK_HEADER + chunk.length() + (chunk.length() & 1);
        }
        if (!pixels) {
            throw Header.unreadable(WEBP, "it has no pixels (no VP8, VP8L or ANMF chunk)");
        }
        return new Header(WEBP, canvas.u24Little(4) + 1, canvas.u24Little(7) + 1, orientation);
    }

    private static Bytes chunk(Bytes file, int at) {
        if (at > file.length() - CHUNK_HEADER || file.u32Little(at + 4) > file.length() - at - CHUNK_HEADER) {
            throw Header.cutOff(WEBP, "a chunk reaches beyond the end of the file");
        }
        return file.slice(at + CHUNK_HEADER, file.u32Little(at + 4));
    }
}
