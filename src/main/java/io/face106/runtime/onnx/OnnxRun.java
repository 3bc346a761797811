package io.face106.runtime.onnx;

import ai.onnxruntime.OrtException;
import io.face106.runtime.ModelException;
import io.face106.runtime.ModelRun;
import io.face106.runtime.Tensor;
import java.util.function.Consumer;

/** A workspace lent to one caller. */
final class OnnxRun implements ModelRun {

    private final Workspace workspace;
    private final Consumer<Workspace> giveBack;
    private boolean closed;

    OnnxRun(Workspace workspace, Consumer<Workspace> giveBack) {
        this.workspace = workspace;
        this.giveBack = giveBack;
    }

    @Override
    public Tensor input() {
        return workspace.input();
    }

    @Override
    public void execute() {
        try {
            workspace.execute();
        } catch (OrtException e) {
            throw new ModelException("a network failed: " + e.getMessage(), e);
        }
    }

    @Override
    public Tensor output(String name) {
        return workspace.output(name);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack.accept(workspace);
        }
    }
}
