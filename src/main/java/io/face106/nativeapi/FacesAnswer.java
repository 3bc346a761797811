package io.face106.nativeapi;

import io.face106.domain.Analysis;
import io.face106.domain.Box;
import io.face106.domain.Cues;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.ImageInfo;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Occlusion;
import io.face106.domain.Point;
import io.face106.domain.StageName;
import io.face106.domain.StageTimes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the answer of {@code POST /v1/faces}. Coordinates are continuous pixels of the picture as its viewer sees it, x
 * right, y down, the centre of the first pixel at 0.5, 0.5. What was not asked for, or is not known, is left out.
 */
public final class FacesAnswer {

    private static final double NANOS_PER_MILLI = 1e6;

    private FacesAnswer() {}

    /** The body of a call that went well, compact UTF-8. */
    public static byte[] write(FacesQuery query, Analysis analysis, String requestId) {
        return JsonBytes.object(json -> {
            json.writeStringProperty("request_id", requestId);
            image(json, analysis.image());
            json.writeStringProperty("profile", query.analysis().profile().wireName());
            if (query.analysis().wants(StageName.LANDMARK) && query.order() == PointOrder.FACEPP) {
                names(json, query.order());
            }
            json.writeName("faces").writeStartArray();
            for (Face face : analysis.faces()) {
                face(json, face, query);
            }
            json.writeEndArray();
            if (query.timings()) {
                times(json, analysis.times());
            }
        });
    }

    private static void image(JsonGenerator json, ImageInfo image) {
        json.writeName("image").writeStartObject();
        json.writeStringProperty("format", image.format().wireName());
        json.writeNumberProperty("width", image.width());
        json.writeNumberProperty("height", image.height());
        json.writeNumberProperty("orientation", image.orientation());
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, PointOrder order) {
        json.writeName("names").writeStartArray();
        for (Landmark landmark : order.landmarks()) {
            json.writeString(landmark.wireName());
        }
        json.writeEndArray();
    }

    private static void face(JsonGenerator json, Face face, FacesQuery query) {
        json.writeStartObject();
        Box box = face.detection().box();
        json.writeName("box").writeStartObject();
        Rounding.PIXELS.write(json, "left", box.left());
        Rounding.PIXELS.write(json, "top", box.top());
        Rounding.PIXELS.write(json, "width", box.width());
        Rounding.PIXELS.write(json, "height", box.height());
        json.writeEndObject();
        Rounding.FINE.write(json, "score", face.detection().score());
        json.writeName("keypoints").writeStartArray();
        face.detection().keypoints().forEach(point -> point(json, point));
        json.writeEndArray();
        analysed(json, face, query);
        json.writeEndObject();
    }

    private static void analysed(JsonGenerator json, Face face, FacesQuery query) {
        FaceShape shape = face.shape();
        Cues cues = shape == null ? null : shape.cues();
        if (shape != null) {
            Rounding.FINE.write(json, "presence", shape.presence());
        }
        if (shape != null && query.analysis().wants(StageName.LANDMARK)) {
            landmarks(json, shape.landmarks(), cues, query.order());
        }
        Occlusion occlusion = face.occlusion();
        if (occlusion != null && query.analysis().wants(StageName.OCCLUSION)) {
            OcclusionJson.write(json, occlusion);
        }
        HeadPose pose = face.pose();
        if (pose != null && query.analysis().wants(StageName.POSE)) {
            pose(json, pose, cues);
        }
        FaceQuality quality = face.quality();
        if (quality != null && query.analysis().wants(StageName.QUALITY)) {
            quality(json, quality);
        }
    }

    private static void landmarks(JsonGenerator json, Landmarks landmarks, @Nullable Cues cues, PointOrder order) {
        json.writeName("landmarks").writeStartObject();
        json.writeStringProperty("order", order.wireName());
        json.writeName("points").writeStartArray();
        for (Landmark landmark : order.landmarks()) {
            point(json, landmarks.at(landmark));
        }
        json.writeEndArray();
        if (cues != null) {
            json.writeName("visibility").writeStartArray();
            for (Landmark landmark : order.landmarks()) {
                json.writeNumber(Rounding.FINE.round(cues.visibility().get(landmark.index())));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void point(JsonGenerator json, Point point) {
        json.writeStartArray();
        json.writeNumber(Rounding.PIXELS.round(point.x()));
        json.writeNumber(Rounding.PIXELS.round(point.y()));
        json.writeEndArray();
    }

    private static void pose(JsonGenerator json, HeadPose pose, @Nullable Cues cues) {
        json.writeName("pose").writeStartObject();
        angles(json, pose.yaw(), pose.pitch(), pose.roll());
        json.writeName("rotation_matrix").writeStartArray();
        for (int row = 0; row < 3; row++) {
            json.writeStartArray();
            for (int column = 0; column < 3; column++) {
                json.writeNumber(Rounding.MATRIX.round(pose.rotation().get(3 * row + column)));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeStringProperty("method", pose.method());
        Rounding.FINE.write(json, "residual", pose.residual());
        json.writeBooleanProperty("doubtful", pose.doubtful(cues));
        // Seen from where the camera is: a face beside the optical axis is not turned back towards it.
        json.writeStringProperty("frame", "apparent");
        json.writeStringProperty("convention", "facepp");
        if (cues != null) {
            json.writeName("network").writeStartObject();
            angles(
                    json,
                    cues.angles().yaw(),
                    cues.angles().pitch(),
                    cues.angles().roll());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void angles(JsonGenerator json, double yaw, double pitch, double roll) {
        Rounding.FINE.write(json, "yaw", yaw);
        Rounding.FINE.write(json, "pitch", pitch);
        Rounding.FINE.write(json, "roll", roll);
    }

    private static void quality(JsonGenerator json, FaceQuality quality) {
        json.writeName("quality").writeStartObject();
        Rounding.FINE.write(json, "score", quality.score());
        Rounding.FINE.write(json, "blur", quality.blur());
        Rounding.PIXELS.write(json, "eye_distance", quality.eyeDistance());
        Rounding.FINE.write(json, "exposure", quality.exposure());
        json.writeEndObject();
    }

    private static void times(JsonGenerator json, StageTimes times) {
        json.writeName("stage_ms").writeStartObject();
        for (StageName stage : StageName.values()) {
            Long nanos = times.nanos().get(stage);
            if (nanos != null) {
                Rounding.FINE.write(json, stage.wireName(), nanos / NANOS_PER_MILLI);
            }
        }
        json.writeEndObject();
    }
}
