package io.face106.stage.pose;

/**
 * Constants of head pose.
 *
 * @param depthScale what the mesh's z is multiplied by; the network makes faces a little flat. 1.1 fitted yaw best over
 *     2,752 video frames; more only flatters the nominal labels of Pointing'04
 */
public record PoseOptions(double depthScale) {

    /** The measured choice. */
    public static final PoseOptions MEASURED = new PoseOptions(1.1);

    public PoseOptions {
        if (!(depthScale > 0)) {
            throw new IllegalArgumentException("depthScale must be positive, not " + depthScale);
        }
    }
}
