package io.face106;

import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.FaceShape;
import io.face106.domain.Landmark;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import java.util.List;

/** Made-up faces of which a network tells more than points. */
public final class TestCues {

    /** Behind a dark lens, most likely. */
    public static final EyeState DARK = new EyeState(0.05, 0.01, 0.02, 0.01, 0.1, 0.01, 0.8);

    /** Open behind a clear lens, most likely. */
    public static final EyeState GLASSES = new EyeState(0.02, 0, 0.3, 0.01, 0.6, 0.05, 0.02);

    /** Closed and bare, most likely. */
    public static final EyeState CLOSED = new EyeState(0.03, 0, 0.1, 0.85, 0.01, 0.01, 0);

    /** Behind a hand, most likely. */
    public static final EyeState OBJECT = new EyeState(0.9, 0.02, 0.05, 0.01, 0.01, 0.01, 0);

    public static final MouthState MASK = new MouthState(0.875, 0.0625, 0.05, 0.0125);

    public static final MouthState SMILE = new MouthState(0, 0.01, 0.19, 0.8);

    public static final Angles ANGLES = new Angles(-12.34567, 6.5, -0.0001);

    private TestCues() {}

    /** Sunglasses at image left, an eye behind a clear lens at image right, a mask; each point a little more visible. */
    public static Face covered(double left, double top, double side) {
        return with(TestFaces.analysed(left, top, side), DARK, GLASSES, MASK);
    }

    /** The same face with other states. */
    public static Face with(Face face, EyeState leftEye, EyeState rightEye, MouthState mouth) {
        List<Double> visibility =
                Landmark.inOrder().stream().map(TestCues::visibility).toList();
        FaceShape shape = face.shape();
        Cues cues = new Cues(visibility, leftEye, rightEye, mouth, ANGLES);
        FaceShape told = new FaceShape(shape.mesh(), shape.landmarks(), shape.irises(), shape.presence(), cues);
        return new Face(
                face.detection(),
                told,
                new Occlusion(leftEye, rightEye, mouth, cues.visible()),
                face.pose(),
                face.quality(),
                face.region());
    }

    /** Of one point of every such face; no two have the same to three digits. */
    public static double visibility(Landmark landmark) {
        return landmark.index() / 210.0;
    }
}
