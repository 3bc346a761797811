package io.face106.planted.pipeline;

import io.face106.planted.attic.InNoRoom;

/** Fault: pipeline sees a room beside its way. */
public class SeesAttic {

    final InNoRoom fault = null;
}
