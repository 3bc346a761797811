package io.face106.app;

import io.face106.runtime.onnx.Provider;
import java.util.List;

/** What runs the networks. */
public record ExecutionSettings(
        Provider provider, List<Integer> devices, int workers, int maxBatch, LaneSettings lanes, GpuSettings gpu) {

    private static final int MOST_WORKERS = 1024;
    private static final int MOST_FACES = 1024;

    /** A GPU is fed by cores that decode: while one picture waits for it, the core takes another. */
    private static final int PICTURES_PER_CORE = 2;

    public ExecutionSettings {
        Need.set("runtime.provider", provider);
        Need.set("runtime.devices", devices);
        if (devices.isEmpty() || devices.stream().anyMatch(device -> device < 0)) {
            throw Need.refused("runtime.devices", devices, "numbers of GPUs, from 0 on");
        }
        Need.between("runtime.workers", workers, 0, MOST_WORKERS);
        Need.between("runtime.max-batch", maxBatch, 1, MOST_FACES);
        Need.set("runtime.lanes", lanes);
        Need.set("runtime.gpu", gpu);
    }

    /** As many as cores if none is set. */
    int workersOrCores() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    /** Pictures worked on at once, with the provider that was found. */
    int places(String found) {
        boolean fixed = workers > 0 || found.equals(Provider.CPU.wireName());
        return fixed ? workersOrCores() : PICTURES_PER_CORE * workersOrCores();
    }
}
