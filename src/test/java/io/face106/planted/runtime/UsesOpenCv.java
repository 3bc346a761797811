package io.face106.planted.runtime;

import org.opencv.core.Mat;

/** Fault: OpenCV outside its package. */
public class UsesOpenCv {

    final Mat fault = null;
}
