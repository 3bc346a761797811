package io.face106.runtime.lane;

import io.face106.runtime.ModelSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How runs are gathered.
 *
 * @param buckets the batch sizes that are run, in rows, ascending; fewer rows are padded to the next one, so that a GPU meets
 *     few shapes and all of them at the start
 * @param maxBytes of one batch's input: pictures on large canvases come in smaller batches, but never less than the smallest
 * @param maxDelay how long the oldest run waits for others, counted from its arrival; zero: as long as the session is busy
 * @param warm the sizes that every bucket is run with before the first caller is let in, of networks whose input has no fixed
 *     size
 */
public record LaneOptions(List<Integer> buckets, long maxBytes, Duration maxDelay, List<Size> warm) {

    private static final int FREE = -1;

    /** Of an input, pixels. */
    public record Size(int width, int height) {}

    public LaneOptions {
        buckets = List.copyOf(buckets);
        warm = List.copyOf(warm);
        if (buckets.isEmpty() || buckets.get(0) < 1) {
            throw new IllegalArgumentException("buckets are " + buckets + ", expected batch sizes from 1 on");
        }
        for (int i = 1; i < buckets.size(); i++) {
            if (buckets.get(i) <= buckets.get(i - 1)) {
                throw new IllegalArgumentException("buckets are " + buckets + ", expected ascending ones");
            }
        }
        if (maxDelay.isNegative()) {
            throw new IllegalArgumentException("a delay of " + maxDelay);
        }
    }

    /** These, for one network: if its file fixes the size of a batch, that is the only bucket. */
    LaneOptions of(ModelSpec spec) {
        long fixed = spec.input().shape().get(0);
        return fixed == FREE ? this : new LaneOptions(List.of(Math.toIntExact(fixed)), maxBytes, maxDelay, warm);
    }

    /** The most rows of a batch, if each takes so many bytes. */
    int most(long rowBytes) {
        return buckets.stream()
                .filter(bucket -> bucket * rowBytes <= maxBytes)
                .reduce((smaller, larger) -> larger)
                .orElse(buckets.get(0));
    }

    /** The bucket that so many rows are padded to. */
    int bucket(int rows) {
        return buckets.stream().filter(bucket -> bucket >= rows).findFirst().orElseThrow();
    }

    /** Shapes of one row that are to be warmed. */
    List<RowShape> warmShapes(ModelSpec spec) {
        List<Long> shape = spec.input().shape();
        List<Long> row = shape.subList(1, shape.size());
        if (!row.contains((long) FREE)) {
            return List.of(new RowShape(row));
        }
        return warm.stream()
                .map(size -> new RowShape(LongStream.of(row.get(0), size.height(), size.width())
                        .boxed()
                        .toList()))
                .toList();
    }
}
