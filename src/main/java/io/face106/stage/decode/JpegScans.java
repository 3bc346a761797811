package io.face106.stage.decode;

import static io.face106.domain.ImageFormat.JPEG;

/**
 * Counts the scans of a JPEG. A decoder goes over the whole picture for each of them, about a millisecond for a million
 * pixels, even where a scan is ten bytes long and changes nothing: 800 scans in 158 kB kept it busy for 40 seconds.
 */
final class JpegScans {

    /** Encoders write about 10 for a progressive picture; mozjpeg's search for the best division comes to 20 at most. */
    private static final int ORDINARY = 20;

    private static final int MAX_SCANS = 100;

    /** Scans times pixels, beyond what is ordinary. */
    private static final long MAX_WORK = 1_000_000_000;

    private static final int FIRST_FRAME = 0xC0;
    private static final int FIRST_RESTART = 0xD0;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private JpegScans() {}

    /**
     * Lets the picture pass or refuses it: 100 scans up to 10 million pixels, then fewer, 20 from 50 million on.
     *
     * @param data where the compressed data of the first scan begin
     * @throws io.face106.domain.Refusal {@code UNSUPPORTED_FORMAT} if there are more
     */
    static void check(Bytes in, int data, long pixels) {
        long most = Math.max(ORDINARY, Math.min(MAX_SCANS, MAX_WORK / Math.max(1, pixels)));
        int scans = 1;
        int at = nextMarker(in, data);
        while (at < in.length()) {
            int marker = in.u8(at++);
            if (marker == END_OF_IMAGE) {
                return;
            }
            if (marker == START_OF_SCAN && ++scans > most) {
                throw Header.unsupported(
                        JPEG, "found more than " + most + " scans, which is the most for " + pixels + " pixels");
            }
            at = nextMarker(in, behind(in, at, marker));
        }
    }

    /** Behind a marker's segment, as libjpeg goes on: what it does not know has no length. */
    private static int behind(Bytes in, int at, int marker) {
        boolean alone = marker < FIRST_FRAME || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE);
        // One that is cut off ends the walk; the decoder meets the same end.
        return alone ? at : (int) Math.min(in.length(), at + (at + 2 <= in.length() ? in.u16Big(at) : 2L));
    }

    /** The place behind the next 0xFF that is neither stuffed data nor fill; the end if there is none. */
    private static int nextMarker(Bytes in, int from) {
        int at = from;
        while (true) {
            at = in.find(0xFF, at);
            while (at < in.length() && in.u8(at) == 0xFF) {
                at++;
            }
            if (at >= in.length() || in.u8(at) != 0) {
                return at;
            }
        }
    }
}
