package io.face106.stage.quality;

import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.runtime.opencv.Picture;

/**
 * One face to be judged.
 *
 * @param picture not owned
 * @param shape where the face is in the picture
 * @param pose how it is turned
 */
public record QualityInput(Picture picture, FaceShape shape, HeadPose pose) {}
