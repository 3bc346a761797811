package io.face106.stage.decode;

import static io.face106.domain.ImageFormat.JPEG;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JPEG (ITU T.81, annex B): segments up to the first scan, then whether the end-of-image marker is there, and of pictures
 * in several scans how many.
 */
final class JpegHeader {

    private static final int PROGRESSIVE = 0xC2;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final String EXIF = "Exif\0\0";

    /** Frame types that no decoder of ours is asked to read; the other three are 0xC0, 0xC1 and 0xC2. */
    private static final Map<Integer, String> UNSUPPORTED_FRAMES = Map.ofEntries(
            Map.entry(0xC3, "lossless"),
            Map.entry(0xC5, "hierarchical"),
            Map.entry(0xC6, "hierarchical"),
            Map.entry(0xC7, "hierarchical lossless"),
            Map.entry(0xC9, "arithmetic coding"),
            Map.entry(0xCA, "arithmetic coding"),
            Map.entry(0xCB, "lossless"),
            Map.entry(0xCD, "hierarchical"),
            Map.entry(0xCE, "hierarchical"),
            Map.entry(0xCF, "hierarchical lossless"),
            Map.entry(0xDE, "hierarchical"));

    /** A decoder keeps the coefficients of all scans, one for each pixel and component, less where chroma is subsampled. */
    private static final int COEFFICIENT_BYTES = 2;

    /** What stands before the first scan; only the frame header is missed if it does not. */
    private record Found(@Nullable Bytes frame, int orientation, boolean progressive) {}

    private JpegHeader() {}

    static boolean matches(Bytes in) {
        return in.startsWith("\u00FF\u00D8\u00FF");
    }

    static Header read(Bytes in) {
        @Nullable Bytes frame = null;
        int orientation = ExifOrientation.NONE;
        boolean progressive = false;
        int at = 2;
        while (true) {
            at = nextMarker(in, at);
            int marker = in.u8(at++);
            if (standsAlone(marker)) {
                continue;
            }
            Bytes segment = segment(in, at, marker);
            if (isFrame(marker)) {
                if (frame != null) {
                    throw Header.unreadable(JPEG, "it has two frame headers");
                }
                frame = supported(marker, segment);
                progressive = marker == PROGRESSIVE;
            } else if (marker == APP1 && orientation == ExifOrientation.NONE && segment.startsWith(EXIF)) {
                orientation =
                        ExifOrientation.find(segment.slice(EXIF.length(), (long) segment.length() - EXIF.length()));
            }
            at += 2 + segment.length();
            if (marker == START_OF_SCAN) {
                return finish(in, at, segment.u8(0), new Found(frame, orientation, progressive));
            }
        }
    }

    private static Header finish(Bytes in, int scan, int componentsInScan, Found found) {
        Bytes frame = found.frame();
        if (frame == null) {
            throw Header.unreadable(JPEG, "its scan comes before its frame header");
        }
        // 0xFF is stuffed inside a scan, and what follows the end marker does no harm, so that any later place will do.
        if (!in.containsAfter(scan, 0xFF, END_OF_IMAGE)) {
            throw Header.cutOff(JPEG, "the end-of-image marker is missing");
        }
        int width = frame.u16Big(3);
        int height = frame.u16Big(1);
        int components = frame.u8(5);
        if (!found.progressive() && componentsInScan >= components) {
            // The decoder refuses a second scan after one of everything.
            return new Header(JPEG, width, height, found.orientation());
        }
        JpegScans.check(in, scan, (long) width * height);
        return new Header(JPEG, width, height, found.orientation(), COEFFICIENT_BYTES * components);
    }

    /** Skips fill bytes, and what does not belong between segments, as libjpeg does. */
    private static int nextMarker(Bytes in, int from) {
        int at = from;
        while (true) {
            while (in.u8(at) != 0xFF) {
                at++;
            }
            while (in.u8(at) == 0xFF) {
                at++;
            }
            if (in.u8(at) != 0) {
                return at;
            }
        }
    }

    private static Bytes segment(Bytes in, int at, int marker) {
        if (marker == START_OF_IMAGE || marker == END_OF_IMAGE) {
            throw Header.unreadable(JPEG, "marker FF" + Integer.toHexString(marker) + " stands before the first scan");
        }
        int length = in.u16Big(at);
        if (length < 2) {
            throw Header.unreadable(JPEG, "a segment has length " + length);
        }
        return in.slice(at + 2, length - 2L);
    }

    private static Bytes supported(int marker, Bytes frame) {
        String refused = UNSUPPORTED_FRAMES.get(marker);
        if (refused != null) {
            throw Header.unsupported(JPEG, "found " + refused + ", expected baseline, extended or progressive");
        }
        int bits = frame.u8(0);
        if (bits != 8) {
            throw Header.unsupported(JPEG, "found " + bits + " bits for each component, expected 8");
        }
        int components = frame.u8(5);
        if (components != 1 && components != 3 && components != 4) {
            throw Header.unsupported(JPEG, "found " + components + " components, expected 1, 3 or 4");
        }
        return frame;
    }

    private static boolean isFrame(int marker) {
        return (marker >= 0xC0 && marker <= 0xC2) || UNSUPPORTED_FRAMES.containsKey(marker);
    }

    /** TEM and the restart markers have no length. */
    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    }
}
