package io.face106.facepp.dense;

import io.face106.domain.FaceShape;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.facepp.FaceFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The dense points of a face: smooth curves through vertices of the mesh, and through points of the 106 where those know
 * better (jaw, tails of the brows, pupils), cut into equal steps.
 *
 * <p>Left and right are those of the image. Names, counts and directions are those of the public document of
 * {@code thousandlandmark}; what it leaves open was chosen (see the package).
 */
public final class DenseLandmarks {

    private static final int LOOP = 64;
    private static final int EYE_POINTS = 63;
    private static final int NOSE_POINTS = 63;
    private static final int HAIRLINE_POINTS = 145;
    private static final int CONTOUR_POINTS = 64;

    // Lips from the mouth corner at image left to that at image right; the inner edges end in the same corners.
    private static final List<Integer> UPPER_LIP = List.of(61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291);
    private static final List<Integer> UPPER_LIP_INSIDE =
            List.of(291, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191, 78, 61);
    private static final List<Integer> LOWER_LIP = List.of(61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291);
    private static final List<Integer> LOWER_LIP_INSIDE =
            List.of(291, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95, 78, 61);

    // The ridge: from between the brows, at their upper edge, to the height of the eyes, to below the base of the nose.
    private static final List<Integer> RIDGE = List.of(9, 8, 168, 6, 197, 195, 5, 4, 1, 19, 94, 2, 164);
    private static final int EYE_HEIGHT = 3;
    private static final int POINTS_TO_EYE_HEIGHT = 16;
    private static final int MIDLINE_POINTS = 60;
    private static final int LIP_TOP = 0;

    /** As on the page: the midline ends about .6 of the way from the base of the nose to the lip, vertex 164 lies at .35. */
    private static final double DOWN_THE_PHILTRUM = 0.4;

    // As on the page: the line of the eye begins an eighth of the lids' length from the corners, where they are not yet
    // together, and runs a hair inside of them.
    private static final double FROM_CORNER = 0.12;
    private static final double INSIDE_LIDS = 0.95;
    private static final int EYE_STATIONS = 8;

    /**
     * Half the diameter of an iris, 11.7 mm (Ruefer et al., "White-to-white corneal diameter" (2005): 11.71 +- 0.42), over
     * the distance of the corners of an eye, 28 mm (28.0 and 28.8 on the page; 26.6 on the canonical face, about 30 in
     * anthropometry). The radii on the page are .208 and .215 of that distance.
     */
    private static final double IRIS_IN_EYE = 11.7 / 2 / 28;

    private DenseLandmarks() {}

    /** The points of a group in picture coordinates, in the order of {@link DenseGroup#pointNames()}. */
    public static List<Point> points(FaceShape shape, DenseGroup group) {
        Mesh mesh = shape.mesh();
        return switch (group) {
            case LEFT_EYEBROW -> brow(shape, Side.LEFT);
            case RIGHT_EYEBROW -> brow(shape, Side.RIGHT);
            case LEFT_EYE -> eye(shape, Side.LEFT);
            case RIGHT_EYE -> eye(shape, Side.RIGHT);
            case LEFT_EYE_EYELID -> loop(mesh, Side.LEFT.upperLid(), Side.LEFT.lowerLid());
            case RIGHT_EYE_EYELID -> loop(mesh, Side.RIGHT.upperLid(), Side.RIGHT.lowerLid());
            case NOSE -> nose(mesh);
            case MOUTH -> mouth(mesh);
            case FACE -> face(shape);
        };
    }

    /**
     * The radius of the pupil in the picture, pixels; in truth of the iris. It is estimated from the size of
     * the eye, not seen.
     *
     * @param eye {@link DenseGroup#LEFT_EYE} or {@link DenseGroup#RIGHT_EYE}
     */
    public static double pupilRadius(FaceShape shape, DenseGroup eye) {
        List<Integer> lid = (eye == DenseGroup.LEFT_EYE ? Side.LEFT : Side.RIGHT).upperLid();
        return IRIS_IN_EYE
                * FaceFrame.Vector.between(shape.mesh(), lid.get(0), lid.get(lid.size() - 1))
                        .length();
    }

    /** From the tail along the upper edge; the middle of the head is half the way. */
    private static List<Point> brow(FaceShape shape, Side side) {
        List<Point> outline = new ArrayList<>();
        outline.add(shape.landmarks().at(side.browTail()));
        outline.addAll(at(shape.mesh(), side.brow()));
        Curve curve = Curve.closed(outline);
        int half = LOOP / 2;
        double head = curve.way(outline.size() / 2.0);
        List<Point> points = new ArrayList<>(curve.steps(0, head / half, half));
        points.addAll(curve.steps(head, (curve.length() - head) / half, half));
        return points;
    }

    private static List<Point> eye(FaceShape shape, Side side) {
        Curve upper = Curve.open(at(shape.mesh(), side.upperLid()));
        Curve lower = Curve.open(at(shape.mesh(), side.lowerLid()));
        Point[] outline = new Point[2 * EYE_STATIONS];
        for (int i = 0; i <= EYE_STATIONS; i++) {
            // Stations lie densest at the ends, where the line turns.
            double across = -Math.cos(Math.PI * i / EYE_STATIONS);
            double along = 0.5 + across * (0.5 - FROM_CORNER);
            Point above = upper.at(along * upper.length());
            Point below = lower.at((1 - along) * lower.length());
            double open = INSIDE_LIDS * Math.sqrt(Math.sqrt(1 - Math.pow(across, 4)));
            outline[i] = above.towards(below, (1 - open) / 2);
            outline[(2 * EYE_STATIONS - i) % (2 * EYE_STATIONS)] = above.towards(below, (1 + open) / 2);
        }
        List<Point> points = new ArrayList<>(Curve.closed(List.of(outline)).pieces(EYE_POINTS));
        points.add(shape.landmarks().at(side.pupil()));
        return points;
    }

    private static List<Point> nose(Mesh mesh) {
        List<Point> points = new ArrayList<>(noseLine(mesh, Side.LEFT));
        points.addAll(noseLine(mesh, Side.RIGHT));
        points.add(mesh.point(Side.LEFT.nostril()));
        points.add(mesh.point(Side.RIGHT.nostril()));
        points.addAll(midline(mesh));
        return points;
    }

    /** Ends half a step before the middle of the nose's base. */
    private static List<Point> noseLine(Mesh mesh, Side side) {
        Curve curve = Curve.open(at(mesh, side.nose()));
        return curve.steps(0, curve.length() / (NOSE_POINTS - 0.5), NOSE_POINTS);
    }

    private static List<Point> midline(Mesh mesh) {
        List<Point> anchors = at(mesh, RIDGE);
        anchors.add(anchors.get(anchors.size() - 1).towards(mesh.point(LIP_TOP), DOWN_THE_PHILTRUM));
        Curve curve = Curve.open(anchors);
        double eyes = curve.way(EYE_HEIGHT);
        int below = MIDLINE_POINTS - POINTS_TO_EYE_HEIGHT;
        List<Point> points = new ArrayList<>(curve.steps(0, eyes / POINTS_TO_EYE_HEIGHT, POINTS_TO_EYE_HEIGHT));
        points.addAll(curve.steps(eyes, (curve.length() - eyes) / (below - 1), below));
        return points;
    }

    /** The upper lip has its corners at 0 and 32, the lower one at 31 and 63, as on the page. */
    private static List<Point> mouth(Mesh mesh) {
        List<Point> points = new ArrayList<>(loop(mesh, UPPER_LIP, UPPER_LIP_INSIDE));
        List<Point> lower = loop(mesh, LOWER_LIP, LOWER_LIP_INSIDE);
        points.addAll(lower.subList(1, LOOP));
        points.add(lower.get(0));
        return points;
    }

    private static List<Point> face(FaceShape shape) {
        FaceOval oval = new FaceOval(shape);
        List<Point> points = new ArrayList<>(oval.hairline(HAIRLINE_POINTS));
        points.addAll(oval.rightContour(CONTOUR_POINTS));
        points.addAll(oval.leftContour(CONTOUR_POINTS));
        return points;
    }

    /** There and back: each way half of the points, its end left to the other. */
    private static List<Point> loop(Mesh mesh, List<Integer> there, List<Integer> back) {
        List<Point> points = new ArrayList<>(Curve.open(at(mesh, there)).pieces(LOOP / 2));
        points.addAll(Curve.open(at(mesh, back)).pieces(LOOP / 2));
        return points;
    }

    private static List<Point> at(Mesh mesh, List<Integer> vertices) {
        List<Point> points = new ArrayList<>(vertices.size());
        vertices.forEach(vertex -> points.add(mesh.point(vertex)));
        return points;
    }
}
