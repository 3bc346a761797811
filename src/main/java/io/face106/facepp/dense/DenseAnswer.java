package io.face106.facepp.dense;

import io.face106.domain.FaceShape;
import io.face106.domain.Point;
import io.face106.facepp.FaceRectangle;
import io.face106.facepp.Numbers;
import io.face106.facepp.Stamp;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/** Writes the body of a {@code thousandlandmark} call that went well. UTF-8, compact. */
public final class DenseAnswer {

    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializableString X = new SerializedString("x");
    private static final SerializableString Y = new SerializedString("y");
    private static final Map<DenseGroup, List<SerializedString>> NAMES = names();

    private DenseAnswer() {}

    /**
     * The body: whole pixels, and whole radii as recorded.
     *
     * @param face the largest one, or null: then {@code face} is empty
     * @param groups which were asked for
     */
    public static byte[] write(@Nullable FaceShape face, Set<DenseGroup> groups, Stamp stamp) {
        try (ByteArrayBuilder out = new ByteArrayBuilder()) {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
                json.writeStartObject();
                json.writeStringProperty("request_id", stamp.requestId());
                json.writeNumberProperty("time_used", stamp.timeUsed());
                json.writeName("face").writeStartObject();
                if (face != null) {
                    rectangle(json, FaceRectangle.of(face.landmarks()));
                    landmark(json, face, groups);
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            return out.toByteArray();
        }
    }

    private static void rectangle(JsonGenerator json, FaceRectangle rectangle) {
        json.writeName("face_rectangle").writeStartObject();
        json.writeNumberProperty("top", rectangle.top());
        json.writeNumberProperty("left", rectangle.left());
        json.writeNumberProperty("width", rectangle.width());
        json.writeNumberProperty("height", rectangle.height());
        json.writeEndObject();
    }

    private static void landmark(JsonGenerator json, FaceShape face, Set<DenseGroup> groups) {
        json.writeName("landmark").writeStartObject();
        for (DenseGroup group : DenseGroup.values()) {
            if (groups.contains(group)) {
                json.writeName(group.wireName()).writeStartObject();
                points(json, group, DenseLandmarks.points(face, group));
                if (group == DenseGroup.LEFT_EYE || group == DenseGroup.RIGHT_EYE) {
                    json.writeNumberProperty(
                            group.wireName() + "_pupil_radius",
                            Numbers.length(DenseLandmarks.pupilRadius(face, group)));
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void points(JsonGenerator json, DenseGroup group, List<Point> points) {
        List<SerializedString> names = Objects.requireNonNull(NAMES.get(group));
        for (int i = 0; i < points.size(); i++) {
            json.writeName(names.get(i)).writeStartObject();
            json.writeName(X).writeNumber(Numbers.pixel(points.get(i).x()));
            json.writeName(Y).writeNumber(Numbers.pixel(points.get(i).y()));
            json.writeEndObject();
        }
    }

    private static Map<DenseGroup, List<SerializedString>> names() {
        Map<DenseGroup, List<SerializedString>> names = new EnumMap<>(DenseGroup.class);
        Arrays.stream(DenseGroup.values())
                .forEach(group -> names.put(
                        group,
                        group.pointNames().stream().map(SerializedString::new).toList()));
        return names;
    }
}
