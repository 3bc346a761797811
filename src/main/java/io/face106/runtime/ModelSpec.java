package io.face106.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest promises about one model file.
 *
 * @param name unique within its manifest
 * @param version of the weights
 * @param file name beside the manifest
 * @param sha256 of the file, lower-case hexadecimal
 * @param task the question it answers, in a few words
 * @param input its only input
 * @param outputs in the order of the manifest
 * @param licence SPDX identifier
 * @param origin where the weights come from
 * @param accuracy measured figures, each with its set
 */
public record ModelSpec(
        String name,
        String version,
        String file,
        String sha256,
        String task,
        Input input,
        List<Output> outputs,
        String licence,
        String origin,
        List<Accuracy> accuracy) {

    public ModelSpec {
        present(name, "name");
        present(version, "version");
        present(file, "file");
        present(sha256, "sha256");
        present(task, "task");
        present(input, "input");
        present(outputs, "outputs");
        present(licence, "licence");
        present(origin, "origin");
        present(accuracy, "accuracy");
        outputs = List.copyOf(outputs);
        accuracy = List.copyOf(accuracy);
    }

    /** Order of the colour planes; grey is one plane of luma (ITU-R BT.601). */
    public enum Colour {
        RGB,
        BGR,
        GREY
    }

    /**
     * A tensor of colour planes, 0..255.
     *
     * @param shape N, planes, height, width; -1 is free
     * @param type of its elements; only {@code uint8} is run: whatever else a network wants it does itself
     */
    public record Input(String name, List<Long> shape, String type, Colour colour) {

        private static final String BYTES = "uint8";

        public Input {
            present(name, "input.name");
            present(shape, "input.shape");
            present(type, "input.type");
            if (!type.equals(BYTES)) {
                throw new IllegalArgumentException("'input.type' is " + type + ", expected " + BYTES);
            }
            present(colour, "input.colour");
            shape = List.copyOf(shape);
        }

        /** Width and height of a square input of fixed size. */
        public int side() {
            return Math.toIntExact(shape.get(3));
        }
    }

    /** A float32 tensor; -1 in its shape is free. */
    public record Output(String name, List<Long> shape, String meaning) {
        public Output {
            present(name, "outputs.name");
            present(shape, "outputs.shape");
            shape = List.copyOf(shape);
        }
    }

    /** One measured figure. */
    public record Accuracy(
            String set,
            String figure,
            double value,
            @Nullable String note) {}

    /** A manifest is written by hand: what it leaves out arrives here as null. */
    static void present(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("'" + field + "' is missing");
        }
    }
}
