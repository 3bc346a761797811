package io.face106.stage.decode;

import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;

/**
 * Which pictures are let in; all bounds are inclusive.
 *
 * @param minSide shortest side, pixels
 * @param maxSide longest side, pixels
 * @param maxPixels width times height
 * @param maxBytes size as submitted
 */
public record ImageLimits(int minSide, int maxSide, long maxPixels, long maxBytes) {

    public ImageLimits {
        if (minSide < 1 || maxSide < minSide || maxPixels < (long) minSide * minSide || maxBytes < 1) {
            throw new IllegalArgumentException("limits that no picture can meet: minSide " + minSide + ", maxSide "
                    + maxSide + ", maxPixels " + maxPixels + ", maxBytes " + maxBytes);
        }
    }

    /**
     * Lets the picture pass or refuses it.
     *
     * @throws Refusal {@code TOO_MANY_BYTES}, {@code IMAGE_TOO_SMALL} or {@code IMAGE_TOO_LARGE}
     */
    public void check(ImageInfo image) {
        if (image.bytes() > maxBytes) {
            throw new Refusal(Reason.TOO_MANY_BYTES, "found " + image.bytes() + " bytes, expected at most " + maxBytes);
        }
        String found = "found " + image.width() + " x " + image.height() + " pixels, expected ";
        if (Math.min(image.width(), image.height()) < minSide) {
            throw new Refusal(Reason.IMAGE_TOO_SMALL, found + "at least " + minSide + " on each side");
        }
        if (Math.max(image.width(), image.height()) > maxSide) {
            throw new Refusal(Reason.IMAGE_TOO_LARGE, found + "at most " + maxSide + " on each side");
        }
        if (image.pixels() > maxPixels) {
            throw new Refusal(Reason.IMAGE_TOO_LARGE, found + "at most " + maxPixels + " in all");
        }
    }
}
