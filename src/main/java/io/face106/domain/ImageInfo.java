package io.face106.domain;

/**
 * What is known of a picture besides its pixels.
 *
 * @param format how it was stored
 * @param width pixels as the viewer sees it, orientation applied
 * @param height pixels as the viewer sees it
 * @param orientation the EXIF value, 1..8; 1 when there is none
 * @param bytes size as submitted
 */
public record ImageInfo(ImageFormat format, int width, int height, int orientation, long bytes) {

    public long pixels() {
        return (long) width * height;
    }
}
