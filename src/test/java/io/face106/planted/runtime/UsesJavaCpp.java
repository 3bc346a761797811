package io.face106.planted.runtime;

import org.bytedeco.javacpp.Loader;

/** Fault: the presets outside the package of OpenCV. */
public class UsesJavaCpp {

    final Loader fault = null;
}
