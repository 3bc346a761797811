package io.face106.facepp;

import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Point;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/** The pieces that the bodies of several calls share, as Face++ writes them. */
public final class FaceppJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializableString X = new SerializedString("x");
    private static final SerializableString Y = new SerializedString("y");
    private static final List<SerializedString> NAMES_106 = Landmark.inOrder().stream()
            .map(Landmark::wireName)
            .map(SerializedString::new)
            .toList();
    private static final List<SerializedString> NAMES_83 =
            Landmarks83.inOrder().stream().map(SerializedString::new).toList();

    private FaceppJson() {}

    /** One object, compact UTF-8. */
    public static byte[] bytes(Consumer<JsonGenerator> members) {
        try (ByteArrayBuilder out = new ByteArrayBuilder()) {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
                json.writeStartObject();
                members.accept(json);
                json.writeEndObject();
            }
            return out.toByteArray();
        }
    }

    /** What every answer begins with. */
    public static void stamp(JsonGenerator json, Stamp stamp) {
        json.writeStringProperty("request_id", stamp.requestId());
        json.writeNumberProperty("time_used", stamp.timeUsed());
    }

    /** The member {@code face_rectangle}. */
    public static void rectangle(JsonGenerator json, FaceRectangle rectangle) {
        json.writeName("face_rectangle").writeStartObject();
        json.writeNumberProperty("top", rectangle.top());
        json.writeNumberProperty("left", rectangle.left());
        json.writeNumberProperty("width", rectangle.width());
        json.writeNumberProperty("height", rectangle.height());
        json.writeEndObject();
    }

    /** One named point, in whole pixels. */
    public static void point(JsonGenerator json, SerializableString name, Point point) {
        json.writeName(name).writeStartObject();
        json.writeName(Y).writeNumber(Numbers.pixel(point.y()));
        json.writeName(X).writeNumber(Numbers.pixel(point.x()));
        json.writeEndObject();
    }

    static void faces(JsonGenerator json, List<AnsweredFace> faces, FaceOptions options) {
        json.writeName("faces").writeStartArray();
        for (AnsweredFace face : faces) {
            json.writeStartObject();
            if (face.token() != null) {
                json.writeStringProperty("face_token", face.token());
            }
            rectangle(json, face.rectangle());
            Landmarks landmarks = face.face().landmarks();
            if (face.detailed() && landmarks != null) {
                details(json, face, landmarks, options);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void details(JsonGenerator json, AnsweredFace face, Landmarks landmarks, FaceOptions options) {
        switch (options.landmarks()) {
            case NONE -> {}
            case POINTS_83 -> points(json, NAMES_83, Landmarks83.of(landmarks));
            case POINTS_106 -> points(json, NAMES_106, landmarks.points());
        }
        if (!options.attributes().isEmpty()) {
            AttributeJson.write(json, face.face(), options.attributes());
        }
    }

    private static void points(JsonGenerator json, List<SerializedString> names, List<Point> points) {
        json.writeName("landmark").writeStartObject();
        for (int i = 0; i < points.size(); i++) {
            point(json, names.get(i), points.get(i));
        }
        json.writeEndObject();
    }
}
