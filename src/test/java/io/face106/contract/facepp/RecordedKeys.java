package io.face106.contract.facepp;

import io.face106.testing.TestPictures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The members of recorded answers, beside the tests in {@code facepp/recorded}. */
final class RecordedKeys {

    /** All that can be asked for and was recorded. */
    static final String ATTRIBUTES = "gender,age,smiling,headpose,facequality,blur,eyestatus,emotion,ethnicity,beauty,"
            + "mouthstatus,eyegaze,skinstatus";

    static final String ATTRIBUTES_OF_A_FACE = "faces[].attributes";

    /** The members that are always told. */
    static final List<String> TOLD =
            List.of("headpose", "blur", "facequality", "eyegaze", "eyestatus", "mouthstatus", "glass");

    private RecordedKeys() {}

    /** Types by path, as {@link RawJson#types} finds them in an answer. */
    static Map<String, Set<String>> of(String recording) {
        String text =
                new String(TestPictures.resource("/facepp/recorded/" + recording + ".txt"), StandardCharsets.UTF_8);
        Map<String, Set<String>> types = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(types, line.split(" ", -1)));
        return types;
    }

    /** Whether a path is that of an attribute that is told only if something here can. */
    static boolean mayBeLeftOut(String path) {
        return path.startsWith(ATTRIBUTES_OF_A_FACE) && !TOLD.contains(path.split("\\.", -1)[2]);
    }

    /** A line is the path of an object and its members with their types; the outermost object is a point. */
    private static void add(Map<String, Set<String>> types, String[] line) {
        String object = line[0].equals(".") ? "" : line[0] + ".";
        for (String member : Arrays.copyOfRange(line, 1, line.length)) {
            String[] typed = member.split(":", -1);
            types.put(object + typed[0], Set.of(typed[1]));
        }
    }
}
