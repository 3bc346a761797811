package io.face106.domain;

/**
 * An upright rectangle in continuous pixels. It may reach beyond the picture.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param width at least 0
 * @param height at least 0
 */
public record Box(double left, double top, double width, double height) {

    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    public double area() {
        return width * height;
    }

    public Point centre() {
        return new Point(left + width / 2, top + height / 2);
    }

    /** The area that both cover. */
    public double common(Box other) {
        return Math.max(0, Math.min(right(), other.right()) - Math.max(left, other.left))
                * Math.max(0, Math.min(bottom(), other.bottom()) - Math.max(top, other.top));
    }

    /** Intersection over union, 0 for boxes that do not touch. */
    public double overlap(Box other) {
        double common = common(other);
        double union = area() + other.area() - common;
        return union > 0 ? common / union : 0;
    }
}
