package io.face106.app;

import io.face106.runtime.ModelRuntime;
import io.face106.runtime.lane.LaneListener;
import io.face106.runtime.lane.Lanes;
import io.face106.runtime.onnx.OnnxRuntime;
import io.face106.runtime.onnx.TensorRtOptions.Range;
import io.face106.stage.detect.DetectOptions;
import java.util.Collections;
import java.util.List;

/** What runs the networks, as the operator wants it. */
final class Runtimes {

    private Runtimes() {}

    /**
     * On a GPU there are always lanes, for a session there must have one thread. On a CPU every core runs by itself unless lanes
     * are wanted; then each core gets a session.
     */
    static ModelRuntime open(ExecutionSettings execution, LaneListener.Factory listeners) {
        DetectOptions.Canvases canvas = DetectOptions.MEASURED.canvas();
        Range range = new Range(execution.lanes().largestBatch(), DetectOptions.GRID, canvas.largest());
        int cores = execution.workersOrCores();
        List<OnnxRuntime> devices = OnnxRuntime.open(
                execution.provider(), execution.devices(), execution.gpu().toOptions(range), cores);
        OnnxRuntime first = devices.get(0);
        if (first.onGpu()) {
            return new Lanes(devices, execution.lanes().toOptions(), listeners);
        }
        return execution.lanes().use() == LaneSettings.Use.ALWAYS
                ? new Lanes(Collections.nCopies(cores, first), execution.lanes().toOptions(), listeners)
                : first;
    }
}
