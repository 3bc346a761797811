package io.face106.stage.detect;

import io.face106.runtime.opencv.Picture;

/**
 * One question to the detector.
 *
 * @param picture not owned
 * @param canvas how the picture is put before the network
 * @param scoreThreshold how sure the network must be of a face, 0..1
 */
public record DetectInput(Picture picture, Canvas canvas, double scoreThreshold) {}
