package io.face106.domain;

/**
 * How well a face can be seen.
 *
 * @param score 0..100, how fit it is for comparison with other faces: sharpness, turn, size and exposure together
 * @param blur 0..100, higher is blurrier
 * @param eyeDistance distance of the outer eye corners in three dimensions, pixels of the picture
 * @param exposure 0..1, the share of its skin that is neither drowned in black nor burnt out
 */
public record FaceQuality(double score, double blur, double eyeDistance, double exposure) {}
