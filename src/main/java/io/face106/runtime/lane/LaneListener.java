package io.face106.runtime.lane;

import io.face106.runtime.ModelSpec;
import java.util.function.IntSupplier;

/** Who is told what happens in a lane; called by its owners' threads. */
public interface LaneListener {

    /** Makes one for each network. */
    interface Factory {

        /**
         * The listener of a network.
         *
         * @param waiting answers how many runs wait now; may be asked at any time
         */
        LaneListener watch(ModelSpec model, IntSupplier waiting);
    }

    /** A run waited so long until it was taken into a batch. */
    void waited(long nanos);

    /** A batch of so many rows, padding not counted, is run. */
    void batch(int rows);
}
