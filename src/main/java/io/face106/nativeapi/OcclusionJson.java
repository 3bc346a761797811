package io.face106.nativeapi;

import io.face106.domain.EyeState;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import tools.jackson.core.JsonGenerator;

/** Writes what of a face is covered: the member {@code occlusion} of a face. */
final class OcclusionJson {

    private OcclusionJson() {}

    static void write(JsonGenerator json, Occlusion occlusion) {
        json.writeName("occlusion").writeStartObject();
        eye(json, "left_eye", occlusion.leftEye());
        eye(json, "right_eye", occlusion.rightEye());
        mouth(json, occlusion.mouth());
        Occlusion.Glasses glasses = occlusion.glasses();
        if (glasses != null) {
            json.writeStringProperty("glasses", glasses.wireName());
        }
        Rounding.FINE.write(json, "visible", occlusion.visible());
        json.writeBooleanProperty("mostly_guessed", occlusion.mostlyGuessed());
        json.writeEndObject();
    }

    private static void eye(JsonGenerator json, String name, EyeState eye) {
        json.writeName(name).writeStartObject();
        // Of the status, not of the rounded score, so that the two never contradict each other.
        json.writeBooleanProperty("covered", eye.status().covered());
        Rounding.FINE.write(json, "score", eye.covered());
        json.writeStringProperty("status", eye.status().wireName());
        json.writeName("shares").writeStartObject();
        Rounding.FINE.write(json, "object", eye.object());
        Rounding.FINE.write(json, "self", eye.self());
        Rounding.FINE.write(json, "bare_open", eye.bareOpen());
        Rounding.FINE.write(json, "bare_closed", eye.bareClosed());
        Rounding.FINE.write(json, "glasses_open", eye.glassesOpen());
        Rounding.FINE.write(json, "glasses_closed", eye.glassesClosed());
        Rounding.FINE.write(json, "dark_glasses", eye.dark());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void mouth(JsonGenerator json, MouthState mouth) {
        json.writeName("mouth").writeStartObject();
        json.writeBooleanProperty("covered", mouth.status().covered());
        Rounding.FINE.write(json, "score", mouth.covered());
        json.writeStringProperty("status", mouth.status().wireName());
        json.writeName("shares").writeStartObject();
        Rounding.FINE.write(json, "mask", mouth.mask());
        Rounding.FINE.write(json, "object", mouth.object());
        Rounding.FINE.write(json, "closed", mouth.closed());
        Rounding.FINE.write(json, "open", mouth.open());
        json.writeEndObject();
        json.writeEndObject();
    }
}
