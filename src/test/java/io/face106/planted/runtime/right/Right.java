package io.face106.planted.runtime.right;

import io.face106.planted.runtime.left.Left;

/** Fault: the other half of a cycle. */
public class Right {

    final Left fault = null;
}
