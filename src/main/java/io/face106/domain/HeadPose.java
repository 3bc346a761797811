package io.face106.domain;

import java.util.List;

/**
 * How a head is turned.
 *
 * <p>The rotation R turns the canonical face, stated in the camera's frame (x right in the picture, y down, z into the
 * scene), into its attitude: {@code R = Rz(roll) Rx(pitch) Ry(yaw)}. Signs, for someone who looks at the picture:
 *
 * <ul>
 *   <li>yaw &gt; 0: the nose points to image left
 *   <li>pitch &gt; 0: the face looks down
 *   <li>roll &gt; 0: the head is tilted clockwise
 * </ul>
 *
 * These are the signs recorded from Face++. The order is singular at pitch = +-90 degrees, where only the matrix means
 * something.
 *
 * @param yaw degrees, -180..180
 * @param pitch degrees, -90..90
 * @param roll degrees, -180..180
 * @param rotation R row by row, nine numbers
 * @param method which points were fitted to which model, for example {@code mesh468-procrustes}
 * @param residual root mean square distance of the fit over the distance of the outer eye corners, at most 1; above
 *     {@link #DOUBTFUL_RESIDUAL} the angles are doubtful, at 1 they mean nothing
 */
public record HeadPose(double yaw, double pitch, double roll, List<Double> rotation, String method, double residual) {

    /**
     * Faces differ from the canonical one, and more so when they smile: the middle portrait lies at .06 and 99 of 100
     * below .081, profiles of Pointing'04 at .07 and 95 of 100 below .09 (measured, all 468 vertices).
     */
    public static final double DOUBTFUL_RESIDUAL = 0.1;

    public HeadPose {
        rotation = List.copyOf(rotation);
        if (rotation.size() != 9) {
            throw new IllegalArgumentException("nine numbers expected, not " + rotation.size());
        }
    }

    /** Whether the points fit the canonical face too badly, or pitch is too near its singularity, to be believed. */
    public boolean doubtful() {
        return residual > DOUBTFUL_RESIDUAL || Math.abs(pitch) > 80;
    }
}
