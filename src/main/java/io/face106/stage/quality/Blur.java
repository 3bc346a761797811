package io.face106.stage.quality;

import java.util.Arrays;

/**
 * How little a picture loses when it is blurred once more.
 *
 * <p>Along rows, and again along columns, neighbours differ by {@code D}, and after a strong low-pass along the same axis by
 * {@code D'}. Of a sharp picture little is left, of a blurred one nearly all: the axis' blur is {@code sum min(D, D') /
 * sum D}, 0..1, and the picture's is that of its worse axis, because shaken pictures are blurred along one only. Being a
 * ratio of differences it knows neither brightness nor contrast. Source: Crete et al., "The blur effect: perception and
 * estimation with a new no-reference perceptual blur metric", 2007.
 *
 * <p>Added here: the picture is first smoothed a little, which takes noise, JPEG's grid and the phase of the crop's
 * interpolation out of both sums, and only the face counts.
 */
final class Blur {

    /** To either side: nine neighbours, as in the paper. */
    private static final int REACH = 4;

    private static final int NEIGHBOURS = 2 * REACH + 1;

    /** Pixels beyond both ends of a row, which repeat its first and its last: what leaves the nine reaches one further. */
    private static final int MARGIN = REACH + 1;

    private final int side;
    /** From one row to the next. */
    private final int stride;
    /** 256 times the brightness, with margins on all sides that repeat what is at the border. */
    private final int[] pixels;
    /** In the same places; none in the margins. */
    private final boolean[] face;

    private Blur(FacePatch patch) {
        this.side = patch.side();
        this.stride = side + 2 * MARGIN;
        this.pixels = new int[stride * stride];
        this.face = new boolean[stride * stride];
        smooth(patch.grey());
        addMargins();
        for (int row = 0; row < side; row++) {
            System.arraycopy(patch.face(), row * side, face, start(row), side);
        }
    }

    /** 0 sharp, 1 blurred beyond telling; also 1 where nothing at all can be seen. */
    static double of(FacePatch patch) {
        return new Blur(patch).ofWorseAxis();
    }

    /** Both axes in one go: most of the time is spent on finding the face's pixels. */
    private double ofWorseAxis() {
        long before = 0;
        long kept = 0;
        long beforeDown = 0;
        long keptDown = 0;
        for (int row = 0; row < side; row++) {
            int end = start(row) + side;
            for (int i = start(row); i < end; i++) {
                if (!face[i]) {
                    continue;
                }
                if (face[i - 1]) {
                    int difference = difference(i, 1);
                    before += difference;
                    kept += Math.min(difference, differenceOfMeans(i, 1));
                }
                if (face[i - stride]) {
                    int difference = difference(i, stride);
                    beforeDown += difference;
                    keptDown += Math.min(difference, differenceOfMeans(i, stride));
                }
            }
        }
        return Math.max(share(kept, before), share(keptDown, beforeDown));
    }

    /** What a pixel and the one before it differ by, times nine. */
    private int difference(int i, int step) {
        return NEIGHBOURS * Math.abs(pixels[i] - pixels[i - step]);
    }

    /**
     * The same after the low-pass, the mean of nine: the ninth part of what the pixels differ by that enter and leave the nine
     * between them. Nothing needs to be filtered.
     */
    private int differenceOfMeans(int i, int step) {
        return Math.abs(pixels[i + REACH * step] - pixels[i - MARGIN * step]);
    }

    private static double share(long kept, long before) {
        return before > 0 ? (double) kept / before : 1;
    }

    /** Where a row begins, behind its margin. */
    private int start(int row) {
        return (row + MARGIN) * stride + MARGIN;
    }

    /** By the binomial of variance 1 along both axes, which leaves an eighth of white noise in differences. */
    private void smooth(byte[] grey) {
        int[] row = new int[side + 4];
        for (int at = 0; at < side; at++) {
            int top = Math.max(0, at - 2) * side;
            int above = Math.max(0, at - 1) * side;
            int here = at * side;
            int below = Math.min(side - 1, at + 1) * side;
            int bottom = Math.min(side - 1, at + 2) * side;
            for (int i = 0; i < side; i++) {
                row[i + 2] = (grey[top + i] & 0xFF)
                        + (grey[bottom + i] & 0xFF)
                        + 4 * ((grey[above + i] & 0xFF) + (grey[below + i] & 0xFF))
                        + 6 * (grey[here + i] & 0xFF);
            }
            row[0] = row[1] = row[2];
            row[side + 2] = row[side + 3] = row[side + 1];
            int to = start(at);
            for (int i = 0; i < side; i++) {
                pixels[to + i] = row[i] + row[i + 4] + 4 * (row[i + 1] + row[i + 3]) + 6 * row[i + 2];
            }
        }
    }

    private void addMargins() {
        for (int row = 0; row < side; row++) {
            int start = start(row);
            int end = start + side;
            Arrays.fill(pixels, start - MARGIN, start, pixels[start]);
            Arrays.fill(pixels, end, end + MARGIN, pixels[end - 1]);
        }
        for (int i = 1; i <= MARGIN; i++) {
            System.arraycopy(pixels, start(0) - MARGIN, pixels, start(-i) - MARGIN, stride);
            System.arraycopy(pixels, start(side - 1) - MARGIN, pixels, start(side - 1 + i) - MARGIN, stride);
        }
    }
}
