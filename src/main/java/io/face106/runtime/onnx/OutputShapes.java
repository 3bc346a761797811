package io.face106.runtime.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The shapes of a model's outputs for every input shape it has met; shared by the model's workspaces. */
final class OutputShapes {

    /** Canvases have at most 40 x 40 shapes; whatever has more than that forgets and learns again. */
    private static final int MOST = 4096;

    private final Map<List<Long>, Map<String, long[]>> known = new ConcurrentHashMap<>();

    /** Output name to shape; null if this input shape is new. */
    @Nullable
    Map<String, long[]> of(long[] inputShape) {
        return known.get(key(inputShape));
    }

    void learn(long[] inputShape, Map<String, long[]> outputs) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key(inputShape), Map.copyOf(outputs));
    }

    private static List<Long> key(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
