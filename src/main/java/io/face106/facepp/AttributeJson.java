package io.face106.facepp;

import io.face106.domain.Cues;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.HeadPose;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes the attributes of a face, each in its recorded shape. What is not known of a face is left out. */
final class AttributeJson {

    /** Of 0..100; blurrier faces are not fit for comparison, says Face++. */
    private static final double BLUR_THRESHOLD = 50.0;

    /** Of 0..100; better faces are fit for comparison, says Face++. */
    private static final double QUALITY_THRESHOLD = 70.1;

    /** Of 0..100; our suggestion, as {@link FacePart} is. */
    private static final double OCCLUSION_THRESHOLD = 50.0;

    private static final List<String> EYE_SHARES = List.of(
            "normal_glass_eye_open",
            "no_glass_eye_close",
            "occlusion",
            "no_glass_eye_open",
            "normal_glass_eye_close",
            "dark_glasses");
    private static final List<String> MOUTH_SHARES =
            List.of("close", "surgical_mask_or_respirator", "open", "other_occlusion");

    /** Writes one attribute as a member of the object that is open. */
    private interface Writer {
        void write(JsonGenerator json, Face face);
    }

    private static final Map<Attribute, Writer> WRITERS = Map.of(
            Attribute.HEADPOSE, AttributeJson::headpose,
            Attribute.BLUR, AttributeJson::blur,
            Attribute.FACEQUALITY, AttributeJson::facequality,
            Attribute.EYEGAZE, AttributeJson::eyegaze,
            Attribute.EYESTATUS, AttributeJson::eyestatus,
            Attribute.MOUTHSTATUS, AttributeJson::mouthstatus,
            Attribute.GLASS, AttributeJson::glass,
            Attribute.NOSE_OCCLUSION, (json, face) -> hidden(json, "nose_occlusion", FacePart.NOSE, face),
            Attribute.CHIN_OCCLUSION, (json, face) -> hidden(json, "chin_occlusion", FacePart.CHIN, face),
            Attribute.FACE_OCCLUSION, (json, face) -> hidden(json, "face_occlusion", FacePart.FACE, face));

    /** Those that can be written. */
    static final Set<Attribute> ATTRIBUTES = WRITERS.keySet();

    private AttributeJson() {}

    static void write(JsonGenerator json, Face face, Set<Attribute> asked) {
        json.writeName("attributes").writeStartObject();
        for (Attribute attribute : Attribute.values()) {
            Writer writer = WRITERS.get(attribute);
            // Who asks for the eyes is told of glasses as well, as in every recorded answer.
            boolean implied = attribute == Attribute.GLASS && asked.contains(Attribute.EYESTATUS);
            if (writer != null && (implied || asked.contains(attribute))) {
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

    private static void eyestatus(JsonGenerator json, Face face) {
        Occlusion occlusion = face.occlusion();
        if (occlusion != null) {
            json.writeName("eyestatus").writeStartObject();
            eye(json, "left_eye_status", occlusion.leftEye());
            eye(json, "right_eye_status", occlusion.rightEye());
            json.writeEndObject();
        }
    }

    /** Face++ has one word for an eye that is hidden by an object and one that is hidden by the head itself. */
    private static void eye(JsonGenerator json, String name, EyeState eye) {
        shares(
                json,
                name,
                EYE_SHARES,
                Numbers.shares(
                        eye.glassesOpen(),
                        eye.bareClosed(),
                        eye.object() + eye.self(),
                        eye.bareOpen(),
                        eye.glassesClosed(),
                        eye.dark()));
    }

    private static void mouthstatus(JsonGenerator json, Face face) {
        if (face.occlusion() != null) {
            MouthState mouth = face.occlusion().mouth();
            shares(
                    json,
                    "mouthstatus",
                    MOUTH_SHARES,
                    Numbers.shares(mouth.closed(), mouth.mask(), mouth.open(), mouth.object()));
        }
    }

    private static void glass(JsonGenerator json, Face face) {
        Occlusion.Glasses glasses =
                face.occlusion() == null ? null : face.occlusion().glasses();
        if (glasses != null) {
            json.writeName("glass").writeStartObject();
            json.writeStringProperty(
                    "value",
                    switch (glasses) {
                        case NONE -> "None";
                        case CLEAR -> "Normal";
                        case DARK -> "Dark";
                    });
            json.writeEndObject();
        }
    }

    private static void hidden(JsonGenerator json, String name, FacePart part, Face face) {
        Cues cues = face.shape() == null ? null : face.shape().cues();
        if (cues != null) {
            measure(json, name, part.hidden(cues), OCCLUSION_THRESHOLD);
        }
    }

    private static void shares(JsonGenerator json, String name, List<String> names, List<String> shares) {
        json.writeName(name).writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeName(names.get(i)).writeNumber(shares.get(i));
        }
        json.writeEndObject();
    }

    private static void measure(JsonGenerator json, String name, double value, double threshold) {
        json.writeName(name).writeStartObject();
        json.writeName("threshold").writeNumber(Numbers.share(threshold));
        json.writeName("value").writeNumber(Numbers.share(value));
        json.writeEndObject();
    }
}
