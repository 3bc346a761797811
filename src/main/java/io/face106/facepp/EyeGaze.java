package io.face106.facepp;

import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.facepp.FaceFrame.Vector;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the eyes look, relative to the head. Left and right are those of the image.
 *
 * <p>Geometry: the eye is a ball behind its corners. The pupil of an eye that looks straight ahead lies as far in front of
 * the corners as the middle of the lids; from there it moves on the ball. Known of it are two coordinates in the picture;
 * the third follows from the ball.
 *
 * <p>Source of the signs and of the frame: eight recorded faces. A vector's x grows with the x of the position (.552 with
 * .136, .392 with -.118), and the position with the place of the pupil between the recorded corners: both point to image
 * right. Positions count downwards: the recorded pupils lie above the line of the corners, and five of six of these
 * positions are smaller than .5. That a vector's y points down as well is weak: it grows with the position between the two
 * eyes of five faces of eight (.373 with -.014, .426 with .154), and the means of all fit (.42 with .01). The frame is the
 * head's: the face of yaw 23.2 has its eyes at .55 and an x of .14, where the camera's frame would add -sin(yaw).
 *
 * <p>One of the eight speaks against this: small, blurred, of yaw 22.6, it has a position of .461 with an x of .21 and one
 * of .393 with -.59, the latter rather what the camera's frame would say, and at y .355 and .515 nearly the same .47. Its
 * eyes, 49 degrees apart, cannot both be right, and it was not followed; with so few faces the frame and the sign of y
 * remain a choice.
 *
 * <p>What is said to be measured was measured once, with the meshes, on pictures that are not part of this repository.
 *
 * @param left the eye at image left
 * @param right the eye at image right
 */
public record EyeGaze(Eye left, Eye right) {

    private static final Corners LEFT = new Corners(33, 133, 159, 145, Landmark.LEFT_EYE_PUPIL, Cues::leftEye);
    private static final Corners RIGHT = new Corners(263, 362, 386, 374, Landmark.RIGHT_EYE_PUPIL, Cues::rightEye);

    /**
     * The width of an eye over the radius of its ball: 28 mm (26.6 on the canonical face, 28.0 and 28.8 in an answer of
     * Face++ that was seen on a public web page: see the package {@code dense}) over 12 mm (the ball is 24 mm long:
     * Bekerman et al., "Variations in eyeball diameters of the healthy adults", 2014).
     */
    private static final double EYE_IN_RADII = 28.0 / 12;

    // The pupil that looks ahead, against the middle of the corners, in widths of the eye. Measured: the median of 72
    // portraits of people who look at the camera.
    private static final double RESTS_ABOVE = 0.043;
    private static final double RESTS_OUTWARDS = 0.018;

    // The square in which positions are told: its side in widths of the eye, and where in it the pupil rests
    // (recorded).
    private static final double BOX = 1.2;
    private static final double RESTS_AT_X = 0.5;
    private static final double RESTS_AT_Y = 0.42;

    /**
     * Distance of the lids over the width of the eye below which it is shut. Measured: 2 of 142 open eyes are below .15, the
     * lowest has .135, the middle one .28; of 23 closed ones 11 are below.
     */
    private static final double SHUT = 0.15;

    /**
     * Sine of the yaw of the mesh, 32 degrees, from which on nothing is told. Meshes understate yaw (true 75 degrees read
     * 46 to 59), and measured on heads turned step by step the two eyes begin to contradict each other at about 30.
     */
    private static final double TURNED_AWAY = 0.53;

    /** Sine of the most that an eye can turn, 55 degrees; a pupil further off is none. */
    private static final double FURTHEST = 0.82;

    /**
     * Cosine of the angle between the eyes, 22 degrees, from which on one of them is wrong. Measured: 276 of 283 pairs
     * of open eyes from the front are nearer, and 67 of 154 behind dark glasses.
     */
    private static final double APART = 0.927;

    /** What a network that knows must hold for likelier than not: that the eye is open, and that its pupil can be seen. */
    private static final double LIKELY = 0.5;

    private static final int ROUNDS = 5;

    /**
     * The gaze of one eye.
     *
     * @param x of the pupil in the box of the eye, 0..1, growing to image right
     * @param y 0..1, growing downwards
     * @param vx of the unit vector along the gaze: to image right
     * @param vy to the chin
     * @param vz out of the face, above 0
     */
    public record Eye(double x, double y, double vx, double vy, double vz) {

        private Vector direction() {
            return new Vector(vx, vy, vz);
        }
    }

    private record Corners(int outer, int inner, int top, int bottom, Landmark pupil, Function<Cues, EyeState> state) {

        double width(Mesh mesh) {
            return Vector.between(mesh, outer, inner).length();
        }

        /** Whether the network that saw it, if it knows, would not say that it is covered or closed. */
        boolean seen(@Nullable Cues cues) {
            if (cues == null) {
                return true;
            }
            EyeState eye = state.apply(cues);
            return eye.status() == EyeState.Status.OPEN
                    && eye.open() > LIKELY
                    && cues.visibility().get(pupil.index()) > LIKELY;
        }

        /** Whether the lids are apart and the pupil lies between them and the corners; not so for what is not a number. */
        boolean open(FaceShape shape) {
            Mesh mesh = shape.mesh();
            Point seen = shape.landmarks().at(pupil);
            return Vector.between(mesh, top, bottom).length() >= SHUT * width(mesh)
                    && between(mesh.point(top), mesh.point(bottom), seen)
                    && between(mesh.point(outer), mesh.point(inner), seen);
        }

        private static boolean between(Point from, Point to, Point p) {
            double x = to.x() - from.x();
            double y = to.y() - from.y();
            double along = (p.x() - from.x()) * x + (p.y() - from.y()) * y;
            return along >= 0 && along <= x * x + y * y;
        }
    }

    /**
     * Null where it cannot be told: irises were not seen, an eye is covered or shut or its pupil not within it, the head is
     * turned away, or the eyes contradict each other. Of one eye alone nothing is told: there would be none to check it
     * against, and whoever is answered a gaze expects that of both, as in every recorded answer. Without {@link Cues} not
     * all shut or hidden eyes are known: measured, 3 of 16 faces with a closed eye and 57 of 154 with dark glasses still
     * get a gaze, and 8 of 283 with open eyes from the front none.
     */
    public static @Nullable EyeGaze of(FaceShape shape) {
        Mesh mesh = shape.mesh();
        boolean seen = LEFT.seen(shape.cues()) && RIGHT.seen(shape.cues());
        if (!shape.irises() || !seen || !LEFT.open(shape) || !RIGHT.open(shape)) {
            return null;
        }
        FaceFrame frame = FaceFrame.of(mesh);
        if (!(frame.forward().z() < 0 && Math.abs(frame.right().z()) <= TURNED_AWAY)) {
            return null;
        }
        Eye left = eye(shape, frame, LEFT);
        Eye right = eye(shape, frame, RIGHT);
        return left == null || right == null || left.direction().dot(right.direction()) < APART
                ? null
                : new EyeGaze(left, right);
    }

    /** Null if no eye can turn so far. */
    private static @Nullable Eye eye(FaceShape shape, FaceFrame frame, Corners corners) {
        Mesh mesh = shape.mesh();
        double width = corners.width(mesh);
        double depth = lids(mesh, corners).dot(frame.forward()) / width;
        double outwards = Math.signum(
                Vector.between(mesh, corners.inner(), corners.outer()).dot(frame.right()));
        Point pupil = shape.landmarks().at(corners.pupil());
        double offsetX = (pupil.x() - middle(mesh.x(corners.outer()), mesh.x(corners.inner()))) / width;
        double offsetY = (pupil.y() - middle(mesh.y(corners.outer()), mesh.y(corners.inner()))) / width;
        double right = 0;
        double down = 0;
        double ahead = 1;
        double turn = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double forward = depth + (ahead - 1) / EYE_IN_RADII;
            Point place = frame.inPlane(
                    offsetX - forward * frame.forward().x(),
                    offsetY - forward * frame.forward().y());
            right = EYE_IN_RADII * (place.x() - RESTS_OUTWARDS * outwards);
            down = EYE_IN_RADII * (place.y() + RESTS_ABOVE);
            turn = Math.hypot(right, down);
            if (turn > FURTHEST) {
                right *= FURTHEST / turn;
                down *= FURTHEST / turn;
            }
            ahead = Math.sqrt(1 - right * right - down * down);
        }
        double inBox = 1 / (EYE_IN_RADII * BOX);
        return turn > FURTHEST
                ? null
                : new Eye(RESTS_AT_X + inBox * right, RESTS_AT_Y + inBox * down, right, down, ahead);
    }

    /** From the middle of the corners to that of the lids. */
    private static Vector lids(Mesh mesh, Corners corners) {
        Vector top = Vector.between(mesh, corners.outer(), corners.top());
        Vector bottom = Vector.between(mesh, corners.outer(), corners.bottom());
        Vector across = Vector.between(mesh, corners.outer(), corners.inner());
        return new Vector(
                middle(top.x(), bottom.x()) - across.x() / 2,
                middle(top.y(), bottom.y()) - across.y() / 2,
                middle(top.z(), bottom.z()) - across.z() / 2);
    }

    private static double middle(double a, double b) {
        return (a + b) / 2;
    }
}
