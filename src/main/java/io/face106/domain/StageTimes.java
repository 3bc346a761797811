package io.face106.domain;

import java.util.Map;

/**
 * How long each stage of one analysis took, all faces and passes of a stage added up.
 *
 * @param nanos stage to nanoseconds; stages that did not run are missing
 */
public record StageTimes(Map<StageName, Long> nanos) {

    public StageTimes {
        nanos = Map.copyOf(nanos);
    }
}
