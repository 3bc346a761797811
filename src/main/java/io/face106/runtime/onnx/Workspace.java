package io.face106.runtime.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.face106.runtime.ModelSpec;
import io.face106.runtime.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The native memory of one run at a time: an input and, once the shapes of the outputs are known, pinned outputs. The
 * tensors stay as long as the shape stays; the buffers only grow. Not thread-safe: lent to one run at a time.
 */
final class Workspace {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelSpec spec;
    private final OutputShapes outputShapes;
    private final AtomicLong tensorsAlive;

    private final Map<String, ByteBuffer> memory = new HashMap<>();
    private final Map<String, Tensor> views = new HashMap<>();
    private final Map<String, OnnxTensor> pinned = new HashMap<>();
    private long[] shape = {};
    private @Nullable OnnxTensor inputTensor;
    private long runs;

    Workspace(
            OrtEnvironment environment,
            OrtSession session,
            ModelSpec spec,
            OutputShapes outputShapes,
            AtomicLong tensorsAlive) {
        this.environment = environment;
        this.session = session;
        this.spec = spec;
        this.outputShapes = outputShapes;
        this.tensorsAlive = tensorsAlive;
    }

    void shapeFor(long[] wanted) throws OrtException {
        if (Arrays.equals(shape, wanted)) {
            return;
        }
        close();
        try {
            inputTensor = bind(spec.input().name(), OnnxJavaType.UINT8, wanted);
            shape = wanted.clone();
            Map<String, long[]> outputs = outputShapes.of(wanted);
            if (outputs != null) {
                bindOutputs(outputs);
            }
        } catch (OrtException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Tensor input() {
        return view(spec.input().name());
    }

    Tensor output(String name) {
        return view(name);
    }

    void execute() throws OrtException {
        OnnxTensor input = inputTensor;
        if (input == null) {
            throw new IllegalStateException("execute before shapeFor");
        }
        Map<String, OnnxTensor> inputs = Map.of(spec.input().name(), input);
        if (pinned.isEmpty()) {
            learnOutputs(inputs);
        }
        // Pinned values belong to this workspace; closing the result does not free them.
        session.run(inputs, Set.of(), pinned).close();
        runs++;
    }

    /** How often the network ran, to learn or to answer. */
    long runs() {
        return runs;
    }

    /** The model's first run with a shape lets the library choose the outputs, which tells their shapes. */
    private void learnOutputs(Map<String, OnnxTensor> inputs) throws OrtException {
        Map<String, long[]> shapes = new HashMap<>();
        try (OrtSession.Result result = session.run(inputs)) {
            for (Map.Entry<String, OnnxValue> entry : result) {
                shapes.put(entry.getKey(), ((TensorInfo) entry.getValue().getInfo()).getShape());
            }
        }
        runs++;
        try {
            bindOutputs(shapes);
        } catch (OrtException | RuntimeException e) {
            close();
            throw e;
        }
        outputShapes.learn(shape, shapes);
    }

    private void bindOutputs(Map<String, long[]> shapes) throws OrtException {
        for (ModelSpec.Output output : spec.outputs()) {
            long[] found = shapes.get(output.name());
            if (found == null) {
                throw new IllegalStateException(output.name() + " was checked at load and is gone");
            }
            pinned.put(output.name(), bind(output.name(), OnnxJavaType.FLOAT, found));
        }
    }

    private OnnxTensor bind(String name, OnnxJavaType type, long[] tensorShape) throws OrtException {
        long elements = Arrays.stream(tensorShape).reduce(1, Math::multiplyExact);
        int bytes = Math.toIntExact(Math.multiplyExact(elements, type.size));
        ByteBuffer buffer = memory.get(name);
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            memory.put(name, buffer);
        }
        ByteBuffer slice = buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, slice, tensorShape, type);
        tensorsAlive.incrementAndGet();
        views.put(name, new Tensor(slice, tensorShape));
        return tensor;
    }

    private Tensor view(String name) {
        Tensor view = views.get(name);
        if (view == null) {
            throw new IllegalArgumentException(spec.name() + " has no tensor '" + name + "' ready");
        }
        return view;
    }

    /** Frees the tensors; the buffers go with this object. */
    void close() {
        if (inputTensor != null) {
            inputTensor.close();
            tensorsAlive.decrementAndGet();
            inputTensor = null;
        }
        for (OnnxTensor tensor : pinned.values()) {
            tensor.close();
            tensorsAlive.decrementAndGet();
        }
        pinned.clear();
        views.clear();
        shape = new long[0];
    }
}
