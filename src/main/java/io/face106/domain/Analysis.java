package io.face106.domain;

import java.util.List;

/**
 * The answer for one picture.
 *
 * @param image the picture's own facts
 * @param faces largest box first; empty when there is none
 * @param times per stage
 */
public record Analysis(ImageInfo image, List<Face> faces, StageTimes times) {

    public Analysis {
        faces = List.copyOf(faces);
    }
}
