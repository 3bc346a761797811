package io.face106.planted.runtime.left;

import io.face106.planted.runtime.right.Right;

/** Fault: one half of a cycle. */
public class Left {

    final Right fault = null;
}
