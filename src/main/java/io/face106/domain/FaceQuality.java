package io.face106.domain;

/**
 * How well a face can be seen. The formulas and their sources stand in {@code stage.quality}.
 *
 * @param score 0..100, how fit it is for comparison with other faces: yaw, pitch, roll, size, blur, exposure, contrast,
 *     what the picture's border cuts off or something covers, and the networks' trust that there is a face, each a factor.
 *     Good portraits read above 90; usable, as with Face++, above 70.1
 * @param blur 0..100, higher is blurrier; sharp portraits read near 0, clearly blurred ones above 50
 * @param eyeDistance distance of the outer eye corners in three dimensions, pixels of the picture
 * @param exposure 0..1, the share of the inner face's pixels that are neither drowned in black nor burnt out
 */
public record FaceQuality(double score, double blur, double eyeDistance, double exposure) {}
