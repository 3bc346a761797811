package io.face106.domain;

/**
 * What is known of a picture besides its pixels.
 *
 * @param format how it was stored
 * @param width pixels as the viewer sees it, orientation applied
 * @param height pixels as the viewer sees it
 * @param orientation the EXIF value, 1..8; 1 when there is none
 * @param bytes size as submitted
 * @param scratch native bytes for each pixel that its decoder holds besides the pixels themselves
 */
public record ImageInfo(ImageFormat format, int width, int height, int orientation, long bytes, int scratch) {

    /** Blue, green and red. */
    private static final int DECODED = 3;

    private static final int GREY = 1;

    /** A picture whose decoder holds no more than a few rows besides the pixels. */
    public ImageInfo(ImageFormat format, int width, int height, int orientation, long bytes) {
        this(format, width, height, orientation, bytes, 0);
    }

    public long pixels() {
        return (long) width * height;
    }

    /**
     * Native bytes while it is worked on, at most: the pixels, and beside them either a copy turned upright and the decoder's
     * scratch, or, later, a grey copy.
     */
    public long decodeBytes() {
        int turnedCopy = orientation == 1 ? 0 : DECODED;
        return pixels() * (DECODED + Math.max(GREY, turnedCopy + scratch));
    }
}
