package io.face106.nativeapi;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one {@code POST /v1/faces} asks for, besides its picture.
 *
 * @param analysis what to do with the picture
 * @param order how to list the points
 * @param timings whether the answer says how long each stage took
 */
public record FacesQuery(AnalysisOptions analysis, PointOrder order, boolean timings) {

    /** Larger than any picture that is let in. */
    private static final int MAX_FACE_PIXELS = 16_384;

    private static final int MAX_FACES = 1_000;

    private static final Set<String> NAMES =
            Set.of("profile", "min_face", "max_faces", "score_threshold", "stages", "order", "timings");
    private static final Map<String, Profile> PROFILES = byName(Profile.values(), Profile::wireName);
    private static final Map<String, PointOrder> ORDERS = byName(PointOrder.values(), PointOrder::wireName);
    private static final Map<String, StageName> STAGES = byName(
            new StageName[] {
                StageName.DETECT, StageName.LANDMARK, StageName.OCCLUSION, StageName.POSE, StageName.QUALITY
            },
            StageName::wireName);
    private static final Set<StageName> STAGES_BY_DEFAULT =
            Set.of(StageName.LANDMARK, StageName.OCCLUSION, StageName.POSE);

    /**
     * Reads the options of a request.
     *
     * @param text option values by name
     * @param defaults for the options that are not given; landmarks, occlusion and pose are on by
     *     default whatever it says
     * @throws io.face106.domain.Refusal for an option that is not known, or a value that is not allowed
     */
    public static FacesQuery of(Map<String, String> text, AnalysisOptions defaults) {
        Options options = new Options(text, NAMES);
        List<StageName> asked = options.choices("stages", STAGES);
        int maxFaces = options.wholeNumber("max_faces", 1, MAX_FACES, defaults.maxFaces());
        AnalysisOptions analysis = new AnalysisOptions(
                options.choice("profile", PROFILES, defaults.profile()),
                options.wholeNumber("min_face", 1, MAX_FACE_PIXELS, defaults.minFace()),
                maxFaces,
                maxFaces,
                options.share("score_threshold", defaults.scoreThreshold()),
                asked == null ? STAGES_BY_DEFAULT : optional(asked));
        return new FacesQuery(analysis, options.choice("order", ORDERS, PointOrder.LAPA), options.flag("timings"));
    }

    private static Set<StageName> optional(List<StageName> asked) {
        return asked.stream().filter(AnalysisOptions.OPTIONAL::contains).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
        Map<String, T> names = new LinkedHashMap<>();
        for (T value : values) {
            names.put(name.apply(value), value);
        }
        return Collections.unmodifiableMap(names);
    }
}
