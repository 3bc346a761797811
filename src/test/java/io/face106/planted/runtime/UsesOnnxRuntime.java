package io.face106.planted.runtime;

import ai.onnxruntime.OnnxTensor;

/** Fault: ONNX Runtime outside its package. */
public class UsesOnnxRuntime {

    final OnnxTensor fault = null;
}
