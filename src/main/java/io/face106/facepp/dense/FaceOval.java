package io.face106.facepp.dense;

import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.domain.Point;
import io.face106.facepp.FaceFrame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The closed outline of a face: the jaw through the contour points of the 106, closed over the forehead by the hairline.
 *
 * <p>The hairline is <em>extrapolated</em>; nothing in the picture is looked at, so a fringe or a bald head is not seen.
 * The mesh ends about two thirds of the way up the forehead. Its forehead is stretched along its own slope until its top is
 * as far above the brows as the base of the nose is below them, and what is seen from the front of that is the hairline.
 * On turned heads the far side is therefore the visible edge of the forehead, as Face++ says of its own.
 *
 * <p>Source: the neoclassical canon of equal thirds (hairline to brows, brows to base of the nose, base to chin); Farkas et
 * al., "Vertical and horizontal proportions of the face in young adult North American Caucasians" (1985), found that few faces
 * follow it exactly. On the page (see the package) the first two thirds are equal within 2 %, and the canonical forehead,
 * so stretched, has its height and shape within 3 % of the face's width.
 */
final class FaceOval {

    /** The contour's ends and those of the hairline, counted in contour points: the two overlap, as on the page. */
    private static final double CONTOUR_END = 0.6;

    private static final double HAIRLINE_END = 1.8;

    private static final int CHIN = Landmark.CONTOUR_CHIN.index();
    private static final int RIGHT_END = Landmark.CONTOUR_RIGHT1.index();

    private static final int FOREHEAD_TOP = 10;

    // Between the brows, at the height of their upper and lower edges.
    private static final int BROW_TOP = 9;
    private static final int BROW_BOTTOM = 8;

    private static final int NOSE_BASE = 2;

    /** The mesh above the eyes: its rim, the ring inside, and the brows, which are the edge of heads that look down. */
    private static final int[] FOREHEAD = {
        127, 162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389, 356, //
        34, 139, 71, 68, 104, 69, 108, 151, 337, 299, 333, 298, 301, 368, 264, //
        70, 63, 105, 66, 107, 9, 336, 296, 334, 293, 300
    };

    // The edge of the forehead: the furthest points to each side of straight up, in degrees.
    private static final int WIDEST = 75;
    private static final int APART = 3;

    /** Anchors of the hairline, equally far apart. */
    private static final int ANCHORS = 14;

    /**
     * Each is the mean over so much of the edge's length to both sides, less near the jaw, which stays: on turned heads few
     * vertices make the edge, and without this it has a corner at the far temple.
     */
    private static final double ROUNDED = 0.1;

    private static final int SAMPLES = 8;

    private final Curve curve;

    FaceOval(FaceShape shape) {
        List<Point> anchors = new ArrayList<>(shape.landmarks().jaw());
        anchors.addAll(hairline(shape.mesh(), anchors));
        this.curve = Curve.closed(anchors);
    }

    /** From below the ear at image right over the forehead to below that at image left. */
    List<Point> hairline(int count) {
        double from = curve.way(RIGHT_END - HAIRLINE_END);
        double to = curve.length() + curve.way(HAIRLINE_END);
        return curve.steps(from, (to - from) / (count - 1), count);
    }

    /** From the chin to the ear at image right. The chin itself lies half a step before the first point. */
    List<Point> rightContour(int count) {
        return contour(curve.way(RIGHT_END - CONTOUR_END), count);
    }

    /** From the chin to the ear at image left. */
    List<Point> leftContour(int count) {
        return contour(curve.way(CONTOUR_END), count);
    }

    private List<Point> contour(double end, int count) {
        double chin = curve.way(CHIN);
        double step = (end - chin) / (count - 0.5);
        return curve.steps(chin + step / 2, step, count);
    }

    /** Anchors from image right to image left: the rounded edge of the stretched forehead. */
    private static List<Point> hairline(Mesh mesh, List<Point> jaw) {
        Curve edge = edge(mesh, jaw);
        List<Point> anchors = new ArrayList<>();
        for (int i = 1; i <= ANCHORS; i++) {
            double way = edge.length() * i / (ANCHORS + 1);
            double reach = Math.min(ROUNDED * edge.length(), Math.min(way, edge.length() - way));
            anchors.add(mean(edge.steps(way - reach, reach / SAMPLES, 2 * SAMPLES + 1)));
        }
        return anchors;
    }

    /** From one end of the jaw along the outermost points of the forehead to the other. */
    private static Curve edge(Mesh mesh, List<Point> jaw) {
        List<Point> ends = List.of(jaw.get(jaw.size() - 1), jaw.get(0));
        List<Point> forehead = stretchedForehead(mesh);
        forehead.addAll(ends);
        Point base = mesh.point(NOSE_BASE);
        Point top = mesh.point(FOREHEAD_TOP);
        Set<Point> outermost = new LinkedHashSet<>();
        for (int degrees = WIDEST; degrees >= -WIDEST; degrees -= APART) {
            // From up towards image right.
            double cos = Math.cos(Math.toRadians(degrees));
            double sin = Math.sin(Math.toRadians(degrees));
            double x = top.x() - base.x();
            double y = top.y() - base.y();
            outermost.add(furthest(forehead, cos * x - sin * y, cos * y + sin * x));
        }
        outermost.removeAll(ends);
        List<Point> edge = new ArrayList<>(ends);
        edge.addAll(1, outermost);
        return Curve.open(edge);
    }

    private static Point mean(List<Point> points) {
        double x = 0;
        double y = 0;
        for (Point point : points) {
            x += point.x() / points.size();
            y += point.y() / points.size();
        }
        return new Point(x, y);
    }

    private static Point furthest(List<Point> points, double x, double y) {
        Point furthest = points.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            double far = point.x() * x + point.y() * y;
            if (far > most) {
                most = far;
                furthest = point;
            }
        }
        return furthest;
    }

    private static List<Point> stretchedForehead(Mesh mesh) {
        FaceFrame frame = FaceFrame.of(mesh);
        double top = frame.height(FOREHEAD_TOP);
        double brows = (frame.height(BROW_TOP) + frame.height(BROW_BOTTOM)) / 2;
        double hairline = 2 * brows - frame.height(NOSE_BASE);
        double slope = Math.max(0, hairline - top) / (top - frame.height(BROW_TOP));
        double x = slope * (mesh.x(FOREHEAD_TOP) - mesh.x(BROW_TOP));
        double y = slope * (mesh.y(FOREHEAD_TOP) - mesh.y(BROW_TOP));
        List<Point> points = new ArrayList<>();
        for (int vertex : FOREHEAD) {
            double share = Math.max(0, frame.height(vertex) / top);
            points.add(new Point(mesh.x(vertex) + share * x, mesh.y(vertex) + share * y));
        }
        return points;
    }
}
