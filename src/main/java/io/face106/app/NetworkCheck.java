package io.face106.app;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelSpec;
import io.face106.stage.detect.ProposalOutput;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What the stages need of a network. The manifest of a mounted folder may name any network for a role; one that lacks
 * something is refused at load, naming its file, and not by the first picture.
 */
final class NetworkCheck {

    private static final long FREE = -1;
    private static final long COLOURS = 3;
    private static final long EYE_STATES = 7;
    private static final long MOUTH_STATES = 4;

    private NetworkCheck() {}

    /** The same network, if it can find faces. */
    static ModelSpec detector(ModelSpec spec) {
        List<Long> input = spec.input().shape();
        if (input.size() != 4
                || input.get(0) != FREE
                || input.get(1) != COLOURS
                || input.get(2) != FREE
                || input.get(3) != FREE) {
            throw new ModelException(
                    spec.file() + ": input has shape " + input + ", a detector needs [-1, 3, -1, -1]; -1 is free");
        }
        output(spec, "scores", FREE);
        output(spec, "boxes", FREE, 4);
        output(spec, "points", FREE, 5, 2);
        return spec;
    }

    /** The same network, if it can propose where faces are. */
    static ModelSpec proposals(ModelSpec spec) {
        List<Long> input = spec.input().shape();
        if (input.size() != 4 || input.get(1) != 1 || input.get(2) != FREE || input.get(3) != FREE) {
            throw new ModelException(spec.file() + ": input has shape " + input
                    + ", a network that proposes faces needs [N, 1, -1, -1]; -1 is free");
        }
        ProposalOutput.STRIDES.forEach(
                stride -> output(spec, ProposalOutput.name(stride), ProposalOutput.CHANNELS, FREE, FREE));
        return spec;
    }

    /** The same network, if it can tell all of a face. */
    static ModelSpec face(ModelSpec spec) {
        square(spec, "a face network");
        output(spec, "points", Landmark.COUNT, 2);
        output(spec, "visibility", Landmark.COUNT);
        output(spec, "mesh", Mesh.VERTICES, 3);
        output(spec, "pose", 3);
        output(spec, "presence", 1);
        output(spec, "left_eye", EYE_STATES);
        output(spec, "right_eye", EYE_STATES);
        output(spec, "mouth", MOUTH_STATES);
        return spec;
    }

    /** The same network, if it can place the vertices of a face. */
    static ModelSpec mesh(ModelSpec spec) {
        square(spec, "a mesh");
        output(spec, "presence", 1);
        output(spec, "landmarks106", Landmark.COUNT, 3);
        if (spec.outputs().stream().map(ModelSpec.Output::shape).noneMatch(NetworkCheck::vertices)) {
            throw new ModelException(spec.file() + " has no output of at least " + Mesh.VERTICES
                    + " vertices, [-1, V, 3], which a mesh needs");
        }
        return spec;
    }

    private static void square(ModelSpec spec, String role) {
        List<Long> input = spec.input().shape();
        boolean square = input.size() == 4 && input.get(2) > 0 && input.get(2).equals(input.get(3));
        if (!square || input.get(0) != FREE || input.get(1) != COLOURS) {
            throw new ModelException(spec.file() + ": input has shape " + input + ", " + role
                    + " needs [-1, 3, S, S] with a fixed side S; -1 is free");
        }
    }

    private static boolean vertices(List<Long> shape) {
        return shape.size() == 3 && shape.get(1) >= Mesh.VERTICES && shape.get(2) == 3;
    }

    /** @param item shape of one item, without the batch */
    private static void output(ModelSpec spec, String name, long... item) {
        List<Long> found = spec.outputs().stream()
                .filter(output -> output.name().equals(name))
                .map(ModelSpec.Output::shape)
                .findFirst()
                .orElseThrow(() -> new ModelException(spec.file() + ": the manifest names no output '" + name
                        + "', which its role needs; it names "
                        + spec.outputs().stream().map(ModelSpec.Output::name).toList()));
        List<Long> expected = LongStream.of(item).boxed().toList();
        if (found.size() != item.length + 1 || !found.subList(1, found.size()).equals(expected)) {
            throw new ModelException(spec.file() + ": output '" + name + "' has shape " + found
                    + ", its role needs [N] followed by " + expected + "; -1 is free");
        }
    }
}
