package io.face106.runtime.lane;

import java.util.Arrays;
import java.util.List;

/**
 * The shape of one row of a batch: rows of different shapes cannot share one.
 *
 * @param dimensions planes, height, width
 */
record RowShape(List<Long> dimensions) {

    RowShape {
        dimensions = List.copyOf(dimensions);
    }

    /** That of a batch's rows. */
    static RowShape of(long... batch) {
        return new RowShape(Arrays.stream(batch).skip(1).boxed().toList());
    }

    /** The shape of a batch of so many. */
    long[] times(int rows) {
        long[] shape = new long[dimensions.size() + 1];
        shape[0] = rows;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = dimensions.get(i - 1);
        }
        return shape;
    }

    long bytes() {
        return dimensions.stream().reduce((long) Staging.INPUT_BYTES, Math::multiplyExact);
    }
}
