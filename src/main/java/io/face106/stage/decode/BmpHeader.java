package io.face106.stage.decode;

import static io.face106.domain.ImageFormat.BMP;

import java.util.Map;
import java.util.Set;

/** Windows and OS/2 bitmaps: BITMAPCOREHEADER (12 bytes) and BITMAPINFOHEADER with its successors (40 to 124). */
final class BmpHeader {

    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int INFO_HEADER = 40;

    private static final int UNCOMPRESSED = 0;
    private static final int BITFIELDS = 3;

    /** Compression to the bits for each pixel it may have; RLE8 is 1, RLE4 is 2. */
    private static final Map<Long, Set<Integer>> BITS = Map.of(
            (long) UNCOMPRESSED,
            Set.of(1, 4, 8, 16, 24, 32),
            1L,
            Set.of(8),
            2L,
            Set.of(4),
            (long) BITFIELDS,
            Set.of(16, 32));

    private BmpHeader() {}

    static boolean matches(Bytes in) {
        return in.startsWith("BM");
    }

    static Header read(Bytes in) {
        long size = in.u32Little(FILE_HEADER);
        if (size != CORE_HEADER && size < INFO_HEADER) {
            throw Header.unsupported(BMP, "found a header of " + size + " bytes, expected 12 or at least 40");
        }
        boolean core = size == CORE_HEADER;
        int at = FILE_HEADER + 4;
        int width = core ? in.u16Little(at) : (int) in.u32Little(at);
        int height = core ? in.u16Little(at + 2) : (int) in.u32Little(at + 4);
        int bits = in.u16Little(core ? at + 6 : at + 10);
        long compression = core ? UNCOMPRESSED : in.u32Little(at + 12);
        if (!BITS.getOrDefault(compression, Set.of()).contains(bits)) {
            throw Header.unsupported(BMP, "compression " + compression + " with " + bits + " bits for each pixel");
        }
        // Below zero the rows go from top to bottom; there is no positive twin of the smallest number.
        Header header = new Header(BMP, width, Math.max(height, -height), ExifOrientation.NONE);
        checkPixels(in, FILE_HEADER + size, header, bits, compression);
        return header;
    }

    /** Rows are padded to 32 bits. How long compressed rows are, only the decoder finds out. */
    private static void checkPixels(Bytes in, long headerEnd, Header header, int bits, long compression) {
        long start = in.u32Little(10);
        if (start < headerEnd) {
            throw Header.unreadable(BMP, "its pixels start at byte " + start + ", inside its header");
        }
        long row = ((long) header.width() * bits + 31) / 32 * 4;
        long expected =
                compression == UNCOMPRESSED || compression == BITFIELDS ? start + row * header.height() : start + 1;
        if (in.length() < expected) {
            throw Header.cutOff(BMP, "found " + in.length() + " bytes, expected at least " + expected);
        }
    }
}
