package io.face106.stage.decode;

/**
 * The orientation tag in the first directory of an EXIF block (a TIFF header, EXIF 2.32 section 4.6.4). Only the place
 * of the tag's value is read, whatever the entry's type and count, as OpenCV does. A broken block has no orientation;
 * it is no reason to refuse the picture.
 */
final class ExifOrientation {

    /** No tag, or a block that cannot be read. */
    static final int NONE = 0;

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_SIZE = 12;

    private ExifOrientation() {}

    /** Returns the value as stored, not necessarily 1..8; {@link #NONE} if there is none. */
    static int find(Bytes tiff) {
        boolean big = tiff.startsWith("MM\0*");
        boolean little = tiff.startsWith("II*\0");
        if (!(big || little) || tiff.length() < 8) {
            return NONE;
        }
        long directory = big ? tiff.u32Big(4) : tiff.u32Little(4);
        if (directory > tiff.length() - 2) {
            return NONE;
        }
        int entries = u16(tiff, (int) directory, big);
        int at = (int) directory + 2;
        for (int i = 0; i < entries && at + ENTRY_SIZE - 2 <= tiff.length(); i++, at += ENTRY_SIZE) {
            if (u16(tiff, at, big) == ORIENTATION) {
                return u16(tiff, at + 8, big);
            }
        }
        return NONE;
    }

    private static int u16(Bytes tiff, int at, boolean big) {
        return big ? tiff.u16Big(at) : tiff.u16Little(at);
    }
}
