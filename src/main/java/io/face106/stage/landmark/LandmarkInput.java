package io.face106.stage.landmark;

import io.face106.domain.Detection;
import io.face106.domain.Profile;
import io.face106.runtime.opencv.Picture;

/**
 * One face to be measured.
 *
 * @param picture not owned
 * @param detection where the face is
 * @param profile how much work it is worth
 */
public record LandmarkInput(Picture picture, Detection detection, Profile profile) {}
