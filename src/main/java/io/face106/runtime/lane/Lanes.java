package io.face106.runtime.lane;

import io.face106.runtime.Model;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.ModelSpec;
import java.util.ArrayList;
import java.util.List;

/** Loads each network once for every device and gives it one lane. */
public final class Lanes implements ModelRuntime {

    private final List<? extends ModelRuntime> devices;
    private final LaneOptions options;
    private final LaneListener.Factory listeners;

    /**
     * @param devices at least one, all with the same provider; one that is named twice gets two sessions
     * @param listeners asked once for each network
     */
    public Lanes(List<? extends ModelRuntime> devices, LaneOptions options, LaneListener.Factory listeners) {
        this.devices = List.copyOf(devices);
        this.options = options;
        this.listeners = listeners;
    }

    @Override
    public Model load(ModelPack pack, ModelSpec spec) {
        List<Model> sessions = new ArrayList<>();
        try {
            devices.forEach(device -> sessions.add(device.load(pack, spec)));
        } catch (RuntimeException e) {
            sessions.forEach(Model::close);
            throw e;
        }
        return LaneModel.open(sessions, options, System::nanoTime, listeners);
    }

    @Override
    public String provider() {
        return devices.get(0).provider();
    }

    @Override
    public long tensorsAlive() {
        return devices.stream().distinct().mapToLong(ModelRuntime::tensorsAlive).sum();
    }
}
