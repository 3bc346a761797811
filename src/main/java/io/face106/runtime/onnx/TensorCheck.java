package io.face106.runtime.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Compares the tensors a file declares with those its manifest promises. */
final class TensorCheck {

    private TensorCheck() {}

    /** @throws ModelException naming the file, the tensor, what was found and what was expected */
    static void require(OrtSession session, ModelSpec spec) throws OrtException {
        ModelSpec.Input input = spec.input();
        TensorInfo found = tensor(spec, "input", session.getInputInfo(), input.name());
        check(spec, "input '" + input.name(), found, OnnxJavaType.UINT8, input.shape());
        for (ModelSpec.Output output : spec.outputs()) {
            found = tensor(spec, "output", session.getOutputInfo(), output.name());
            check(spec, "output '" + output.name(), found, OnnxJavaType.FLOAT, output.shape());
        }
    }

    private static TensorInfo tensor(ModelSpec spec, String kind, Map<String, NodeInfo> found, String name) {
        NodeInfo node = found.get(name);
        if (node == null) {
            throw new ModelException(spec.file() + " has no " + kind + " '" + name + "', it has " + found.keySet());
        }
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw new ModelException(spec.file() + ": " + kind + " '" + name + "' is not a tensor");
        }
        return tensor;
    }

    private static void check(ModelSpec spec, String what, TensorInfo found, OnnxJavaType type, List<Long> expected) {
        if (found.type != type) {
            throw new ModelException(spec.file() + ": " + what + "' is " + found.type + ", expected " + type);
        }
        List<Long> shape = Arrays.stream(found.getShape()).boxed().toList();
        if (!shape.equals(expected)) {
            throw new ModelException(
                    spec.file() + ": " + what + "' has shape " + shape + ", the manifest says " + expected);
        }
    }
}
