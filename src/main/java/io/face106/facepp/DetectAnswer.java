package io.face106.facepp;

import io.face106.domain.Analysis;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/** Writes the bodies that Face++ sends: the answer of detect, and errors. UTF-8, compact. */
public final class DetectAnswer {

    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializableString X = new SerializedString("x");
    private static final SerializableString Y = new SerializedString("y");
    private static final List<SerializedString> NAMES_106 = Landmark.inOrder().stream()
            .map(Landmark::wireName)
            .map(SerializedString::new)
            .toList();
    private static final List<SerializedString> NAMES_83 =
            Landmarks83.inOrder().stream().map(SerializedString::new).toList();

    private DetectAnswer() {}

    /** The body of a detect call that went well; no face is an empty list, not an error. */
    public static byte[] write(DetectRequest request, Analysis analysis, Stamp stamp) {
        List<AnsweredFace> faces = AnsweredFace.largestFirst(analysis.faces(), request.analysed());
        return bytes(json -> {
            json.writeStringProperty("request_id", stamp.requestId());
            json.writeNumberProperty("time_used", stamp.timeUsed());
            json.writeName("faces").writeStartArray();
            for (AnsweredFace face : faces) {
                face(json, face, request);
            }
            json.writeEndArray();
            json.writeStringProperty("image_id", Tokens.image(request.picture().bytes()));
            json.writeNumberProperty("face_num", faces.size());
        });
    }

    /** The body of an error, JSON unless {@link FaceppError#body()} says text. */
    public static byte[] write(FaceppError error, Stamp stamp) {
        return switch (error.body()) {
            case TEXT -> error.message().getBytes(StandardCharsets.US_ASCII);
            case MESSAGE_ONLY -> bytes(json -> json.writeStringProperty("error_message", error.message()));
            case FULL ->
                bytes(json -> {
                    json.writeNumberProperty("time_used", stamp.timeUsed());
                    json.writeStringProperty("error_message", error.message());
                    json.writeStringProperty("request_id", stamp.requestId());
                });
        };
    }

    private static void face(JsonGenerator json, AnsweredFace face, DetectRequest request) {
        json.writeStartObject();
        json.writeStringProperty("face_token", Tokens.face());
        rectangle(json, face.rectangle());
        Landmarks landmarks = face.landmarks();
        if (landmarks != null) {
            switch (request.landmarks()) {
                case NONE -> {}
                case POINTS_83 -> points(json, NAMES_83, Landmarks83.of(landmarks));
                case POINTS_106 -> points(json, NAMES_106, landmarks.points());
            }
            if (!request.attributes().isEmpty()) {
                attributes(json, request.attributes().contains(Attribute.HEADPOSE) ? face.pose() : null);
            }
        }
        json.writeEndObject();
    }

    private static void rectangle(JsonGenerator json, FaceRectangle rectangle) {
        json.writeName("face_rectangle").writeStartObject();
        json.writeNumberProperty("top", rectangle.top());
        json.writeNumberProperty("left", rectangle.left());
        json.writeNumberProperty("width", rectangle.width());
        json.writeNumberProperty("height", rectangle.height());
        json.writeEndObject();
    }

    private static void points(JsonGenerator json, List<SerializedString> names, List<Point> points) {
        json.writeName("landmark").writeStartObject();
        for (int i = 0; i < points.size(); i++) {
            json.writeName(names.get(i)).writeStartObject();
            json.writeName(Y).writeNumber(Numbers.pixel(points.get(i).y()));
            json.writeName(X).writeNumber(Numbers.pixel(points.get(i).x()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void attributes(JsonGenerator json, @Nullable HeadPose pose) {
        json.writeName("attributes").writeStartObject();
        if (pose != null) {
            json.writeName("headpose").writeStartObject();
            json.writeName("pitch_angle").writeNumber(Numbers.decimal(pose.pitch()));
            json.writeName("roll_angle").writeNumber(Numbers.decimal(pose.roll()));
            json.writeName("yaw_angle").writeNumber(Numbers.decimal(pose.yaw()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static byte[] bytes(Consumer<JsonGenerator> members) {
        try (ByteArrayBuilder out = new ByteArrayBuilder()) {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
                json.writeStartObject();
                members.accept(json);
                json.writeEndObject();
            }
            return out.toByteArray();
        }
    }
}
