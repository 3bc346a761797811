package io.face106.facepp.dense;

import io.face106.facepp.FaceppError;
import io.face106.facepp.FaceppException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a face that {@code return_landmark} may ask for, in the order of their answer. */
public enum DenseGroup {
    LEFT_EYEBROW,
    RIGHT_EYEBROW,
    LEFT_EYE,
    LEFT_EYE_EYELID,
    RIGHT_EYE,
    RIGHT_EYE_EYELID,
    NOSE,
    MOUTH,
    FACE;

    private static final String PARAMETER = "return_landmark";
    private static final String EVERYTHING = "all";

    /** What the document calls the mouth in requests; its answers say {@code mouth}. */
    private static final String MOUTH_IN_REQUESTS = "mouse";

    private static final Map<String, DenseGroup> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(DenseGroup::wireName, Function.identity()));

    private static final Map<DenseGroup, List<String>> POINT_NAMES =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Function.identity(), DenseGroup::named));

    /** The group's key in the answer, for example {@code left_eye_eyelid}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of its points, in the order of {@link DenseLandmarks#points}. */
    public List<String> pointNames() {
        return Objects.requireNonNull(POINT_NAMES.get(this));
    }

    /**
     * Reads a comma separated list, blanks allowed. Nothing, or {@code all} anywhere in it, asks for all groups.
     *
     * @throws FaceppException {@code BAD_ARGUMENTS: return_landmark} for a word that is not known
     */
    public static Set<DenseGroup> parse(@Nullable String list) {
        Set<DenseGroup> asked = EnumSet.noneOf(DenseGroup.class);
        boolean all = list == null;
        for (String item : list == null ? new String[0] : list.split(",", -1)) {
            String name = item.strip();
            DenseGroup group = name.equals(MOUTH_IN_REQUESTS) ? MOUTH : BY_NAME.get(name);
            if (group != null) {
                asked.add(group);
            } else if (name.equals(EVERYTHING)) {
                all = true;
            } else if (!name.isEmpty()) {
                throw new FaceppException(new FaceppError(FaceppError.Code.BAD_ARGUMENTS, PARAMETER));
            }
        }
        return Collections.unmodifiableSet(all || asked.isEmpty() ? EnumSet.allOf(DenseGroup.class) : asked);
    }

    private static List<String> named(DenseGroup group) {
        String prefix = group.wireName() + "_";
        Stream<String> names = switch (group) {
            case LEFT_EYEBROW, RIGHT_EYEBROW, LEFT_EYE_EYELID, RIGHT_EYE_EYELID -> numbered(prefix, 64);
            case LEFT_EYE, RIGHT_EYE -> Stream.concat(numbered(prefix, 63), Stream.of(prefix + "pupil_center"));
            case NOSE ->
                Stream.of(
                                numbered("nose_left_", 63),
                                numbered("nose_right_", 63),
                                Stream.of("left_nostril", "right_nostril"),
                                numbered("nose_midline_", 60))
                        .flatMap(Function.identity());
            case MOUTH -> Stream.concat(numbered("upper_lip_", 64), numbered("lower_lip_", 64));
            case FACE ->
                Stream.of(
                                numbered("face_hairline_", 145),
                                numbered("face_contour_right_", 64),
                                numbered("face_contour_left_", 64))
                        .flatMap(Function.identity());
        };
        return names.toList();
    }

    private static Stream<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i);
    }
}
