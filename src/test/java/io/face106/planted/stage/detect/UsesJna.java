package io.face106.planted.stage.detect;

import com.sun.jna.Native;

/** Fault: JNA outside runtime. */
public class UsesJna {

    final Native fault = null;
}
