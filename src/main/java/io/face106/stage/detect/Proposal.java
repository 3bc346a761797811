package io.face106.stage.detect;

import io.face106.domain.Box;
import io.face106.domain.Point;

/**
 * A place where a face may be.
 *
 * @param centre of the face's box, continuous pixels of the picture
 * @param size longer side of the face's box
 * @param score 0..1, not a probability
 */
record Proposal(Point centre, double size, double score) {

    /** The square around it. */
    Box box() {
        return new Box(centre.x() - size / 2, centre.y() - size / 2, size, size);
    }
}
