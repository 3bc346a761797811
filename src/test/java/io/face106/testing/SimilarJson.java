package io.face106.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares answers: structure and words exactly, numbers within tolerances. Those leave room for other processors, whose
 * vector instructions add up in another order, and for nothing else.
 */
public final class SimilarJson {

    /** By the name of the member, for all below it that has no entry of its own; what has none is compared exactly. */
    private static final Map<String, Double> TOLERANCES = Map.ofEntries(
            // Pixels.
            Map.entry("box", 0.5),
            Map.entry("keypoints", 0.5),
            Map.entry("points", 0.5),
            // Whole pixels: the next one.
            Map.entry("face_rectangle", 1.0),
            Map.entry("landmark", 1.0),
            // Degrees.
            Map.entry("yaw", 0.5),
            Map.entry("pitch", 0.5),
            Map.entry("roll", 0.5),
            Map.entry("headpose", 0.5),
            // Of 0..100.
            Map.entry("blur", 1.0),
            Map.entry("facequality", 2.0),
            Map.entry("eyestatus", 1.0),
            Map.entry("mouthstatus", 1.0),
            Map.entry("nose_occlusion", 1.0),
            Map.entry("chin_occlusion", 1.0),
            Map.entry("face_occlusion", 1.0),
            // Parts of an eye.
            Map.entry("eyegaze", 0.03),
            // Shares.
            Map.entry("score", 0.01),
            Map.entry("presence", 0.01),
            Map.entry("shares", 0.02),
            Map.entry("visibility", 0.02),
            Map.entry("visible", 0.01),
            Map.entry("rotation_matrix", 0.01),
            Map.entry("residual", 0.01));

    /** New on every call; only their kind is compared. */
    private static final Set<String> OF_THE_CALL = Set.of("request_id", "face_token", "time_used", "stage_ms");

    private SimilarJson() {}

    /** Every difference, each with its place; empty if the answers say the same. */
    public static List<String> differences(String expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", expected.isBlank() ? null : JsonMapper.shared().readTree(expected), actual, 0, differences);
        return differences;
    }

    private static void compare(
            String place, JsonNode expected, JsonNode actual, double tolerance, List<String> differences) {
        if (expected == null || actual == null || expected.getNodeType() != actual.getNodeType()) {
            differences.add(place + ": expected " + expected + ", found " + actual);
        } else if (expected.isObject()) {
            if (!List.copyOf(expected.propertyNames()).equals(List.copyOf(actual.propertyNames()))) {
                differences.add(place + ": expected the members " + expected.propertyNames() + ", found "
                        + actual.propertyNames());
                return;
            }
            for (String name : expected.propertyNames()) {
                boolean any = tolerance == Double.POSITIVE_INFINITY || OF_THE_CALL.contains(name);
                double own = any ? Double.POSITIVE_INFINITY : TOLERANCES.getOrDefault(name, tolerance);
                compare(place + "/" + name, expected.get(name), actual.get(name), own, differences);
            }
        } else if (expected.isArray()) {
            if (expected.size() != actual.size()) {
                differences.add(place + ": expected " + expected.size() + " items, found " + actual.size());
                return;
            }
            for (int i = 0; i < expected.size(); i++) {
                compare(place + "/" + i, expected.get(i), actual.get(i), tolerance, differences);
            }
        } else if (!same(expected, actual, tolerance)) {
            differences.add(place + ": expected " + expected + ", found " + actual);
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual, double tolerance) {
        if (tolerance == Double.POSITIVE_INFINITY) {
            return true;
        }
        return expected.isNumber()
                ? expected.isIntegralNumber() == actual.isIntegralNumber()
                        && Math.abs(expected.asDouble() - actual.asDouble()) <= tolerance
                : expected.equals(actual);
    }
}
