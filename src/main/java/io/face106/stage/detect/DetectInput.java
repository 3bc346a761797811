package io.face106.stage.detect;

import io.face106.runtime.ModelSpec;
import io.face106.runtime.Tensor;
import io.face106.runtime.opencv.Picture;

/**
 * One question to the detector.
 *
 * @param picture not owned
 * @param canvas how the picture is put before the network
 * @param scoreThreshold a detection at or above is sure, 0..1
 */
public record DetectInput(Picture picture, Canvas canvas, double scoreThreshold) {

    long[] shape() {
        return new long[] {1, 3, canvas.placement().height(), canvas.placement().width()};
    }

    void fill(Tensor input, ModelSpec.Input spec) {
        picture.scaleInto(input.entry(0), canvas.placement(), spec.colour(), spec.scale());
    }
}
