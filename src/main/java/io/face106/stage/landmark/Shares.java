package io.face106.stage.landmark;

import io.face106.domain.EyeState;
import io.face106.domain.MouthState;

/** States as the rows of numbers that networks answer; the order is that of {@code models/training/own/face.py}. */
final class Shares {

    private Shares() {}

    static EyeState eye(double[] s) {
        return new EyeState(s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
    }

    static double[] of(EyeState eye) {
        return new double[] {
            eye.object(),
            eye.self(),
            eye.bareOpen(),
            eye.bareClosed(),
            eye.glassesOpen(),
            eye.glassesClosed(),
            eye.dark()
        };
    }

    static MouthState mouth(double[] s) {
        return new MouthState(s[0], s[1], s[2], s[3]);
    }

    static double[] of(MouthState mouth) {
        return new double[] {mouth.mask(), mouth.object(), mouth.closed(), mouth.open()};
    }
}
