package io.face106.store;

import io.face106.domain.Angles;
import io.face106.domain.Box;
import io.face106.domain.Cues;
import io.face106.domain.Detection;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Mesh;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import io.face106.domain.Point;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A face as bytes, every number exact: what analyze answers later must be what detect answered. Big-endian:
 *
 * <pre>
 * version   1 byte
 * flags     1 byte    which of the parts below follow, and the truth of the detection's and the shape's own flags
 * detection 15 doubles: box, score, five points
 * shape     1617 doubles: 468 vertices, 106 points, presence
 * cues      127 doubles: 106 visibilities, left and right eye of 7, mouth of 4, yaw, pitch, roll; only after a shape
 * occlusion 19 doubles: left and right eye of 7, mouth of 4, visible
 * pose      13 doubles: yaw, pitch, roll, rotation, residual; the method as UTF-8 behind its length in one byte
 * quality   4 doubles
 * region    4 doubles
 * checksum  4 bytes   CRC-32C (RFC 3720) of all before
 * </pre>
 */
final class FaceCodec {

    /** To be raised with every change of the form, so that services of two releases can share a store. */
    private static final byte VERSION = 2;

    private static final int SURE = 1;
    private static final int SHAPE = 1 << 1;
    private static final int IRISES = 1 << 2;
    private static final int POSE = 1 << 3;
    private static final int QUALITY = 1 << 4;
    private static final int REGION = 1 << 5;
    private static final int CUES = 1 << 6;
    private static final int OCCLUSION = 1 << 7;

    private static final int KEYPOINTS = 5;
    private static final int ROTATION = 9;
    private static final int MOST_NUMBERS = 15 + 1617 + 127 + 19 + 13 + 4 + 4;
    private static final int MOST_METHOD = 255;
    private static final int MOST_BYTES = 2 + MOST_NUMBERS * Double.BYTES + 1 + MOST_METHOD + Integer.BYTES;

    private FaceCodec() {}

    static byte[] encode(Face face) {
        ByteBuffer out = ByteBuffer.allocate(MOST_BYTES).put(VERSION).put((byte) flags(face));
        put(out, face.detection());
        if (face.shape() != null) {
            put(out, face.shape());
        }
        if (face.occlusion() != null) {
            put(out, face.occlusion());
        }
        if (face.pose() != null) {
            put(out, face.pose());
        }
        if (face.quality() != null) {
            FaceQuality quality = face.quality();
            numbers(out, quality.score(), quality.blur(), quality.eyeDistance(), quality.exposure());
        }
        if (face.region() != null) {
            put(out, face.region());
        }
        out.putInt(checksum(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Empty if the bytes are damaged or of another version. */
    static Optional<Face> decode(byte[] bytes) {
        int end = bytes.length - Integer.BYTES;
        if (end < 2 || bytes[0] != VERSION || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, end).position(1);
        try {
            Face face = face(in, in.get());
            return in.hasRemaining() ? Optional.empty() : Optional.of(face);
        } catch (BufferUnderflowException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static int flags(Face face) {
        FaceShape shape = face.shape();
        return (face.detection().sure() ? SURE : 0)
                | (shape != null ? SHAPE : 0)
                | (shape != null && shape.irises() ? IRISES : 0)
                | (shape != null && shape.cues() != null ? CUES : 0)
                | (face.occlusion() != null ? OCCLUSION : 0)
                | (face.pose() != null ? POSE : 0)
                | (face.quality() != null ? QUALITY : 0)
                | (face.region() != null ? REGION : 0);
    }

    private static Face face(ByteBuffer in, int flags) {
        Detection detection = new Detection(box(in), in.getDouble(), points(in, KEYPOINTS), (flags & SURE) != 0);
        @Nullable FaceShape shape = (flags & SHAPE) != 0 ? shape(in, flags) : null;
        @Nullable Occlusion occlusion = (flags & OCCLUSION) != 0 ? occlusion(in) : null;
        @Nullable HeadPose pose = (flags & POSE) != 0 ? pose(in) : null;
        @Nullable
        FaceQuality quality = (flags & QUALITY) != 0
                ? new FaceQuality(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble())
                : null;
        @Nullable Box region = (flags & REGION) != 0 ? box(in) : null;
        return new Face(detection, shape, occlusion, pose, quality, region);
    }

    private static void put(ByteBuffer out, Detection detection) {
        put(out, detection.box());
        out.putDouble(detection.score());
        put(out, detection.keypoints());
    }

    private static void put(ByteBuffer out, FaceShape shape) {
        Mesh mesh = shape.mesh();
        for (int i = 0; i < Mesh.VERTICES; i++) {
            numbers(out, mesh.x(i), mesh.y(i), mesh.z(i));
        }
        put(out, shape.landmarks().points());
        out.putDouble(shape.presence());
        if (shape.cues() != null) {
            put(out, shape.cues());
        }
    }

    private static FaceShape shape(ByteBuffer in, int flags) {
        double[] xyz = new double[3 * Mesh.VERTICES];
        for (int i = 0; i < xyz.length; i++) {
            xyz[i] = in.getDouble();
        }
        Landmarks landmarks = new Landmarks(points(in, Landmark.COUNT));
        double presence = in.getDouble();
        @Nullable Cues cues = (flags & CUES) != 0 ? cues(in) : null;
        return new FaceShape(new Mesh(xyz), landmarks, (flags & IRISES) != 0, presence, cues);
    }

    private static void put(ByteBuffer out, Cues cues) {
        cues.visibility().forEach(out::putDouble);
        put(out, cues.leftEye());
        put(out, cues.rightEye());
        put(out, cues.mouth());
        numbers(out, cues.angles().yaw(), cues.angles().pitch(), cues.angles().roll());
    }

    private static Cues cues(ByteBuffer in) {
        return new Cues(
                numbers(in, Landmark.COUNT),
                eye(in),
                eye(in),
                mouth(in),
                new Angles(in.getDouble(), in.getDouble(), in.getDouble()));
    }

    private static void put(ByteBuffer out, Occlusion occlusion) {
        put(out, occlusion.leftEye());
        put(out, occlusion.rightEye());
        put(out, occlusion.mouth());
        out.putDouble(occlusion.visible());
    }

    private static Occlusion occlusion(ByteBuffer in) {
        return new Occlusion(eye(in), eye(in), mouth(in), in.getDouble());
    }

    private static void put(ByteBuffer out, EyeState eye) {
        numbers(out, eye.object(), eye.self(), eye.bareOpen(), eye.bareClosed());
        numbers(out, eye.glassesOpen(), eye.glassesClosed(), eye.dark());
    }

    private static EyeState eye(ByteBuffer in) {
        return new EyeState(
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble());
    }

    private static void put(ByteBuffer out, MouthState mouth) {
        numbers(out, mouth.mask(), mouth.object(), mouth.closed(), mouth.open());
    }

    private static MouthState mouth(ByteBuffer in) {
        return new MouthState(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
    }

    private static void put(ByteBuffer out, HeadPose pose) {
        byte[] method = pose.method().getBytes(StandardCharsets.UTF_8);
        if (method.length > MOST_METHOD) {
            throw new IllegalArgumentException(
                    "a method's name has at most " + MOST_METHOD + " bytes: " + pose.method());
        }
        numbers(out, pose.yaw(), pose.pitch(), pose.roll());
        pose.rotation().forEach(out::putDouble);
        out.putDouble(pose.residual()).put((byte) method.length).put(method);
    }

    private static HeadPose pose(ByteBuffer in) {
        double yaw = in.getDouble();
        double pitch = in.getDouble();
        double roll = in.getDouble();
        List<Double> rotation = numbers(in, ROTATION);
        double residual = in.getDouble();
        byte[] method = new byte[Byte.toUnsignedInt(in.get())];
        in.get(method);
        return new HeadPose(yaw, pitch, roll, rotation, new String(method, StandardCharsets.UTF_8), residual);
    }

    private static void put(ByteBuffer out, Box box) {
        numbers(out, box.left(), box.top(), box.width(), box.height());
    }

    private static Box box(ByteBuffer in) {
        return new Box(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
    }

    private static void put(ByteBuffer out, List<Point> points) {
        points.forEach(point -> numbers(out, point.x(), point.y()));
    }

    private static List<Point> points(ByteBuffer in, int count) {
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(new Point(in.getDouble(), in.getDouble()));
        }
        return points;
    }

    private static void numbers(ByteBuffer out, double... numbers) {
        for (double number : numbers) {
            out.putDouble(number);
        }
    }

    private static List<Double> numbers(ByteBuffer in, int count) {
        List<Double> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(in.getDouble());
        }
        return numbers;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
