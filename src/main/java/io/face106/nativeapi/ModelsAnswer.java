package io.face106.nativeapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /v1/models}: what runs, and how well it was measured to do.
 *
 * @param provider what carries out the arithmetic: {@code cpu}, {@code cuda} or {@code tensorrt}
 * @param pack name of the pack in use
 * @param models one for each role
 */
public record ModelsAnswer(String provider, String pack, List<Entry> models) {

    public ModelsAnswer {
        models = List.copyOf(models);
    }

    /**
     * One model file.
     *
     * @param role what the pipeline uses it for
     * @param name unique within its manifest
     * @param version of the weights
     * @param file its name
     * @param sha256 of the file, checked at start
     * @param task the question it answers
     * @param licence SPDX identifier
     * @param origin where the weights come from
     * @param inputs tensors, shapes with -1 for what is free
     * @param outputs tensors
     * @param accuracy measured figures
     */
    public record Entry(
            String role,
            String name,
            String version,
            String file,
            String sha256,
            String task,
            String licence,
            String origin,
            List<TensorShape> inputs,
            List<TensorShape> outputs,
            List<Figure> accuracy) {

        public Entry {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            accuracy = List.copyOf(accuracy);
        }
    }

    /** A tensor: bytes go in, float32 numbers come out. */
    public record TensorShape(String name, List<Long> shape) {

        public TensorShape {
            shape = List.copyOf(shape);
        }
    }

    /** A figure and the set it was measured on, faults of the set included. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(
            String set,
            String figure,
            double value,
            @Nullable String note) {}
}
