package io.face106.stage.quality;

/**
 * What light does to a face.
 *
 * @param usable share of its pixels that are neither drowned in black nor burnt out, 0..1; 0 if none is seen
 * @param contrast from the darkest twentieth to the brightest, levels of 255
 */
record Exposure(double usable, double contrast) {

    /** Up to here a pixel is drowned, from there it is burnt: the ranges of OFIQ, the reference of ISO/IEC 29794-5. */
    private static final int DROWNED = 25;

    private static final int BURNT = 247;

    private static final double TAIL = 0.05;

    static Exposure of(FacePatch patch) {
        int[] levels = new int[256];
        int seen = 0;
        for (int i = 0; i < patch.face().length; i++) {
            if (patch.face()[i]) {
                levels[patch.grey()[i] & 0xFF]++;
                seen++;
            }
        }
        if (seen == 0) {
            return new Exposure(0, 0);
        }
        int usable = 0;
        for (int level = DROWNED + 1; level < BURNT; level++) {
            usable += levels[level];
        }
        int brightest = quantile(levels, (1 - TAIL) * seen);
        return new Exposure((double) usable / seen, brightest - quantile(levels, TAIL * seen));
    }

    /** The level up to which so many pixels lie. */
    private static int quantile(int[] levels, double pixels) {
        int level = 0;
        int sum = levels[0];
        while (sum < pixels && level < levels.length - 1) {
            level++;
            sum += levels[level];
        }
        return level;
    }
}
