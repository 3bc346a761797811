package io.face106.facepp.dense;

import io.face106.domain.Face;
import io.face106.domain.FaceShape;
import io.face106.domain.Point;
import io.face106.facepp.FaceRectangle;
import io.face106.facepp.FaceppJson;
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
import tools.jackson.core.io.SerializedString;

/** Writes the body of a {@code thousandlandmark} call that went well. UTF-8, compact. */
public final class DenseAnswer {

    private static final Map<DenseGroup, List<SerializedString>> NAMES = names();

    private DenseAnswer() {}

    /**
     * The body: whole pixels, and whole radii as recorded.
     *
     * @param face the largest one; null, or one without landmarks: then {@code face} is empty
     * @param groups which were asked for
     */
    public static byte[] write(@Nullable Face face, Set<DenseGroup> groups, Stamp stamp) {
        FaceShape shape = face == null ? null : face.shape();
        return FaceppJson.bytes(json -> {
            FaceppJson.stamp(json, stamp);
            json.writeName("face").writeStartObject();
            if (face != null && shape != null) {
                FaceppJson.rectangle(json, FaceRectangle.of(face, shape.landmarks()));
                landmark(json, shape, groups);
            }
            json.writeEndObject();
        });
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
            FaceppJson.point(json, names.get(i), points.get(i));
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
