package io.face106.facepp;

import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.HeadPose;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes the attributes of a face, each in its recorded shape. What is not known of a face is left out. */
final class AttributeJson {

    /** Of 0..100; blurrier faces are not fit for comparison, says Face++. */
    private static final double BLUR_THRESHOLD = 50.0;

    /** Of 0..100; better faces are fit for comparison, says Face++. */
    private static final double QUALITY_THRESHOLD = 70.1;

    /** Writes one attribute as a member of the object that is open. */
    private interface Writer {
        void write(JsonGenerator json, Face face);
    }

    private static final Map<Attribute, Writer> WRITERS = Map.of(
            Attribute.HEADPOSE, AttributeJson::headpose,
            Attribute.BLUR, AttributeJson::blur,
            Attribute.FACEQUALITY, AttributeJson::facequality,
            Attribute.EYEGAZE, AttributeJson::eyegaze);

    /** Those that can be written. */
    static final Set<Attribute> ATTRIBUTES = WRITERS.keySet();

    private AttributeJson() {}

    static void write(JsonGenerator json, Face face, Set<Attribute> asked) {
        json.writeName("attributes").writeStartObject();
        for (Attribute attribute : Attribute.values()) {
            Writer writer = WRITERS.get(attribute);
            if (writer != null && asked.contains(attribute)) {
                writer.write(json, face);
            }
        }
        json.writeEndObject();
    }

    private static void headpose(JsonGenerator json, Face face) {
        HeadPose pose = face.pose();
        if (pose != null) {
            json.writeName("headpose").writeStartObject();
            json.writeName("pitch_angle").writeNumber(Numbers.angle(pose.pitch()));
            json.writeName("roll_angle").writeNumber(Numbers.angle(pose.roll()));
            json.writeName("yaw_angle").writeNumber(Numbers.angle(pose.yaw()));
            json.writeEndObject();
        }
    }

    /** Three equal objects: Face++ tells one figure under three names. */
    private static void blur(JsonGenerator json, Face face) {
        FaceQuality quality = face.quality();
        if (quality != null) {
            json.writeName("blur").writeStartObject();
            measure(json, "blurness", quality.blur(), BLUR_THRESHOLD);
            measure(json, "motionblur", quality.blur(), BLUR_THRESHOLD);
            measure(json, "gaussianblur", quality.blur(), BLUR_THRESHOLD);
            json.writeEndObject();
        }
    }

    private static void facequality(JsonGenerator json, Face face) {
        FaceQuality quality = face.quality();
        if (quality != null) {
            measure(json, "facequality", quality.score(), QUALITY_THRESHOLD);
        }
    }

    private static void eyegaze(JsonGenerator json, Face face) {
        EyeGaze gaze = face.shape() == null ? null : EyeGaze.of(face.shape());
        if (gaze != null) {
            json.writeName("eyegaze").writeStartObject();
            eye(json, "left_eye_gaze", gaze.left());
            eye(json, "right_eye_gaze", gaze.right());
            json.writeEndObject();
        }
    }

    private static void eye(JsonGenerator json, String name, EyeGaze.Eye eye) {
        json.writeName(name).writeStartObject();
        json.writeName("position_x_coordinate").writeNumber(Numbers.share(eye.x()));
        json.writeName("position_y_coordinate").writeNumber(Numbers.share(eye.y()));
        json.writeName("vector_x_component").writeNumber(Numbers.share(eye.vx()));
        json.writeName("vector_y_component").writeNumber(Numbers.share(eye.vy()));
        json.writeName("vector_z_component").writeNumber(Numbers.share(eye.vz()));
        json.writeEndObject();
    }

    private static void measure(JsonGenerator json, String name, double value, double threshold) {
        json.writeName(name).writeStartObject();
        json.writeName("threshold").writeNumber(Numbers.share(threshold));
        json.writeName("value").writeNumber(Numbers.share(value));
        json.writeEndObject();
    }
}
