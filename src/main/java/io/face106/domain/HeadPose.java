package io.face106.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 *     {@link #DOUBTFUL_RESIDUAL} the angles are {@link #doubtful}, at 1 they mean nothing
 */
public record HeadPose(double yaw, double pitch, double roll, List<Double> rotation, String method, double residual) {

    /**
     * Faces differ from the canonical one, and more so when they smile: the middle portrait lies at .06 and 99 of 100
     * below .081, profiles of Pointing'04 at .07 and 95 of 100 below .09 (measured on the meshes, all 468 vertices). With the own
     * network 694 left-out portraits, profiles, masked faces and faces with dark glasses lie below .09, all of them; 249 of a
     * set of small pictures that are enlarged and partly stretched at .09, and 35 of 100 of these above .1: a stretched head
     * has no true angles.
     */
    public static final double DOUBTFUL_RESIDUAL = 0.1;

    private static final double NEAR_SINGULAR = 80;

    /**
     * Degrees between the angles of the fit and those that the network reads itself. Two readings of one head, each said to
     * be right, that are further apart than a look to the side and one ahead are not both. Stated, not measured.
     */
    private static final double MOST_DISAGREEMENT = 20;

    public HeadPose {
        rotation = List.copyOf(rotation);
        if (rotation.size() != 9) {
            throw new IllegalArgumentException("nine numbers expected, not " + rotation.size());
        }
    }

    /**
     * Whether the angles are not to be believed: the points fit the canonical face too badly, pitch is too near its
     * singularity, the network reads another attitude from the picture, or most points within the outline are guesses.
     *
     * @param cues of the same face; null where no network tells more than points, and the fit alone is judged
     */
    public boolean doubtful(@Nullable Cues cues) {
        return residual > DOUBTFUL_RESIDUAL
                || Math.abs(pitch) > NEAR_SINGULAR
                || (cues != null && (contradicts(cues.angles()) || cues.mostlyGuessed()));
    }

    /** Angles that are no numbers contradict, too. */
    private boolean contradicts(Angles read) {
        return !(apart(yaw, read.yaw()) <= MOST_DISAGREEMENT
                && apart(pitch, read.pitch()) <= MOST_DISAGREEMENT
                && apart(roll, read.roll()) <= MOST_DISAGREEMENT);
    }

    private static double apart(double one, double other) {
        return Math.abs(Math.IEEEremainder(one - other, 360));
    }
}
