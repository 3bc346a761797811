package io.face106.stage.quality;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Mesh;
import io.face106.domain.MouthState;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.runtime.opencv.Picture;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.opencv.core.Mat;

/** The largest face of a stored picture, measured once, and judged again after changes to its pixels. */
record SeenFace(String name, FaceShape shape, HeadPose pose) {

    static final QualityStage STAGE = new QualityStage(QualityOptions.STATED);

    static SeenFace in(String name, String pack) {
        AnalysisOptions options =
                new AnalysisOptions(Profile.BALANCED, 40, 1, 1, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));
        Face face = TestModels.analyzer(TestModels.pack(pack))
                .analyze(TestPictures.read(name), options)
                .faces()
                .get(0);
        return new SeenFace(name, face.shape(), face.pose());
    }

    FaceQuality judged(UnaryOperator<Mat> change) {
        try (Picture picture = TestPictures.decode(TestPictures.changed(name, change))) {
            return STAGE.apply(List.of(new QualityInput(picture, shape, pose))).get(0);
        }
    }

    FacePatch patch(UnaryOperator<Mat> change) {
        try (Picture picture = TestPictures.decode(TestPictures.changed(name, change))) {
            return FacePatch.of(picture, shape, QualityOptions.STATED.patch(), QualityOptions.STATED.inner());
        }
    }

    SeenFace turned(double yaw, double pitch, double roll) {
        return new SeenFace(
                name, shape, new HeadPose(yaw, pitch, roll, pose.rotation(), pose.method(), pose.residual()));
    }

    SeenFace trusted(double presence) {
        return new SeenFace(
                name, new FaceShape(shape.mesh(), shape.landmarks(), shape.irises(), presence, shape.cues()), pose);
    }

    /** As a network saw it that tells of visibility: that of each point. */
    SeenFace covered(IntToDoubleFunction visibility) {
        Cues cues = new Cues(
                IntStream.range(0, Landmark.COUNT)
                        .mapToDouble(visibility)
                        .boxed()
                        .toList(),
                EyeState.OUT_OF_SIGHT,
                EyeState.OUT_OF_SIGHT,
                new MouthState(0, 0, 1, 0),
                new Angles(0, 0, 0));
        return new SeenFace(
                name, new FaceShape(shape.mesh(), shape.landmarks(), shape.irises(), shape.presence(), cues), pose);
    }

    /** The same places after the pixels were moved and scaled: {@code x -> scaleX * x + right}. */
    SeenFace moved(double scaleX, double scaleY, double right, double down) {
        Mesh mesh = shape.mesh();
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            xyz[3 * i] = scaleX * mesh.x(i) + right;
            xyz[3 * i + 1] = scaleY * mesh.y(i) + down;
            xyz[3 * i + 2] = scaleY * mesh.z(i);
        }
        List<Point> points = shape.landmarks().points().stream()
                .map(p -> new Point(scaleX * p.x() + right, scaleY * p.y() + down))
                .toList();
        FaceShape there =
                new FaceShape(new Mesh(xyz), new Landmarks(points), shape.irises(), shape.presence(), shape.cues());
        return new SeenFace(name, there, pose);
    }

    /** The same places after the pixels were mirrored; the eyes exchange their names. */
    SeenFace mirrored(int width) {
        Mesh mesh = moved(-1, 1, width, 0).shape().mesh();
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < Mesh.VERTICES; i++) {
            int from = i == Mesh.LEFT_EYE_OUTER
                    ? Mesh.RIGHT_EYE_OUTER
                    : i == Mesh.RIGHT_EYE_OUTER ? Mesh.LEFT_EYE_OUTER : i;
            xyz[3 * i] = mesh.x(from);
            xyz[3 * i + 1] = mesh.y(from);
            xyz[3 * i + 2] = mesh.z(from);
        }
        Landmarks landmarks = moved(-1, 1, width, 0).shape().landmarks();
        return new SeenFace(
                name, new FaceShape(new Mesh(xyz), landmarks, shape.irises(), shape.presence(), shape.cues()), pose);
    }

    /** Jaw and brows. */
    List<Point> outline() {
        List<Point> brows = new ArrayList<>(shape.landmarks().upperBrows());
        Collections.reverse(brows);
        List<Point> outline = new ArrayList<>(shape.landmarks().jaw());
        outline.addAll(brows);
        return outline;
    }
}
