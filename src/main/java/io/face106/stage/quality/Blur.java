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

    /** Nine neighbours, as in the paper. */
    private static final int REACH = 4;

    /** Binomial of variance 1: what is left of white noise in differences is an eighth. */
    private static final float[] SMOOTH = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};

    private static final float[] STRONG = box(2 * REACH + 1);

    private Blur() {}

    /** 0 sharp, 1 blurred beyond telling; also 1 where nothing at all can be seen. */
    static double of(FacePatch patch) {
        int side = patch.side();
        float[] smooth = alongColumns(alongRows(patch.grey(), side, SMOOTH), side, SMOOTH);
        return Math.max(
                kept(patch, smooth, alongRows(smooth, side, STRONG), 1),
                kept(patch, smooth, alongColumns(smooth, side, STRONG), side));
    }

    /** @param step distance in memory from one pixel to the next along the axis */
    private static double kept(FacePatch patch, float[] picture, float[] blurred, int step) {
        int side = patch.side();
        boolean[] face = patch.face();
        double before = 0;
        double kept = 0;
        for (int row = step == 1 ? 0 : 1; row < side; row++) {
            for (int i = row * side + (step == 1 ? 1 : 0); i < (row + 1) * side; i++) {
                if (face[i] && face[i - step]) {
                    float difference = Math.abs(picture[i] - picture[i - step]);
                    before += difference;
                    kept += Math.min(difference, Math.abs(blurred[i] - blurred[i - step]));
                }
            }
        }
        return before > 0 ? kept / before : 1;
    }

    /** Filtered; beyond the border its last pixel goes on. The innermost loops are those that become vector instructions. */
    private static float[] alongRows(float[] pixels, int side, float[] kernel) {
        int reach = kernel.length / 2;
        float[] out = new float[pixels.length];
        float[] row = new float[side + 2 * reach];
        for (int start = 0; start < pixels.length; start += side) {
            Arrays.fill(row, 0, reach, pixels[start]);
            System.arraycopy(pixels, start, row, reach, side);
            Arrays.fill(row, reach + side, row.length, pixels[start + side - 1]);
            for (int k = 0; k < kernel.length; k++) {
                float weight = kernel[k];
                for (int i = 0; i < side; i++) {
                    out[start + i] += weight * row[k + i];
                }
            }
        }
        return out;
    }

    private static float[] alongColumns(float[] pixels, int side, float[] kernel) {
        int reach = kernel.length / 2;
        float[] out = new float[pixels.length];
        for (int row = 0; row < side; row++) {
            for (int k = 0; k < kernel.length; k++) {
                float weight = kernel[k];
                int start = row * side;
                int from = Math.max(0, Math.min(side - 1, row + k - reach)) * side;
                for (int i = 0; i < side; i++) {
                    out[start + i] += weight * pixels[from + i];
                }
            }
        }
        return out;
    }

    private static float[] box(int length) {
        float[] box = new float[length];
        Arrays.fill(box, 1f / length);
        return box;
    }
}
