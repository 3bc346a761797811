package io.face106.nativeapi;

import tools.jackson.core.JsonGenerator;

/** How many decimals each kind of number is worth: the one place. */
enum Rounding {
    /** Hundredths of a pixel; the networks are not better than a tenth. */
    PIXELS(1e2),
    /** Thousandths, for scores, degrees and milliseconds. */
    FINE(1e3),
    /** Millionths: a rotation stays orthogonal to six digits. */
    MATRIX(1e6);

    private final double scale;

    Rounding(double scale) {
        this.scale = scale;
    }

    /** Never a negative zero: {@link Math#round(double)} has none. */
    double round(double value) {
        return Math.round(value * scale) / scale;
    }

    void write(JsonGenerator json, String name, double value) {
        json.writeNumberProperty(name, round(value));
    }
}
