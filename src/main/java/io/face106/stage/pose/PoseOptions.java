package io.face106.stage.pose;

/**
 * Constants of head pose.
 *
 * @param depthScale what the mesh's z is multiplied by; networks make faces a little flat. 1.1 fitted yaw best over 2,752
 *     video frames; more only flatters the nominal labels of Pointing'04. Measured on the meshes, which taught the face
 *     network
 * @param leastWeight 0..1, what a vertex counts that cannot be seen, where one that can counts 1. It is a guess from the rest
 *     of the face, but not a bad one, and a few vertices alone would leave depth undetermined: when a mask is drawn on a bare face, pitch moves by 2.1 degrees
 *     (median of 180 faces) with .2, by 2.7 with .05 and by 2.0 if all count the same
 */
public record PoseOptions(double depthScale, double leastWeight) {

    /** The choice in force. */
    public static final PoseOptions CHOSEN = new PoseOptions(1.1, 0.2);

    public PoseOptions {
        if (!(depthScale > 0)) {
            throw new IllegalArgumentException("depthScale must be positive, not " + depthScale);
        }
        if (!(leastWeight >= 0 && leastWeight <= 1)) {
            throw new IllegalArgumentException("leastWeight must be 0..1, not " + leastWeight);
        }
    }
}
