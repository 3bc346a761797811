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
        check(
                spec,
                "input",
                session.getInputInfo(),
                spec.input().name(),
                spec.input().shape());
        for (ModelSpec.Output output : spec.outputs()) {
            check(spec, "output", session.getOutputInfo(), output.name(), output.shape());
        }
    }

    private static void check(
            ModelSpec spec, String kind, Map<String, NodeInfo> found, String name, List<Long> expected) {
        NodeInfo node = found.get(name);
        if (node == null) {
            throw new ModelException(spec.file() + " has no " + kind + " '" + name + "', it has " + found.keySet());
        }
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw new ModelException(spec.file() + ": " + kind + " '" + name + "' is not a float32 tensor");
        }
        List<Long> shape = Arrays.stream(tensor.getShape()).boxed().toList();
        if (!shape.equals(expected)) {
            throw new ModelException(spec.file() + ": " + kind + " '" + name + "' has shape " + shape
                    + ", the manifest says " + expected);
        }
    }
}
