package io.face106.stage.landmark;

import io.face106.domain.Profile;
import io.face106.stage.landmark.LandmarkNetwork.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which networks look at a face, and how often.
 *
 * @param first for the first pass
 * @param second for each profile the looks on the crop that the first pass corrected, to be averaged; without any, the first
 *     pass is the answer
 */
record Recipe(LandmarkNetwork first, Map<Profile, List<Look>> second) {

    Recipe {
        // In the order of the profiles: sums of floating point numbers depend on it.
        second = new EnumMap<>(second);
    }

    /** One look at a face. */
    record Look(LandmarkNetwork network, boolean mirrored) {

        View at(View view) {
            return mirrored ? view.mirror() : view;
        }
    }

    /**
     * The face network suffices alone: meshes beside it are for accurate only. Without it both meshes are averaged, and the
     * light one serves alone where there is no other.
     */
    static Recipe of(LandmarkModels models, LandmarkOptions options) {
        Optional<LandmarkNetwork> face = models.face().map(model -> new FaceNetwork(model, options));
        List<LandmarkNetwork> meshes = Stream.of(models.mesh(), models.attentionMesh())
                .flatMap(Optional::stream)
                .<LandmarkNetwork>map(model -> new MeshNetwork(model, options))
                .toList();
        if (face.isEmpty()) {
            LandmarkNetwork light = meshes.get(0);
            return new Recipe(light, profiles(plain(List.of(light)), plain(meshes), bothWays(meshes)));
        }
        List<LandmarkNetwork> alone = List.of(face.get());
        List<LandmarkNetwork> all = new ArrayList<>(alone);
        all.addAll(meshes);
        return new Recipe(face.get(), profiles(List.of(), plain(alone), bothWays(all)));
    }

    private static Map<Profile, List<Look>> profiles(List<Look> fast, List<Look> balanced, List<Look> accurate) {
        return Map.of(Profile.FAST, fast, Profile.BALANCED, balanced, Profile.ACCURATE, accurate);
    }

    private static List<Look> plain(List<LandmarkNetwork> networks) {
        return networks.stream().map(network -> new Look(network, false)).toList();
    }

    private static List<Look> bothWays(List<LandmarkNetwork> networks) {
        return networks.stream()
                .flatMap(network -> Stream.of(new Look(network, false), new Look(network, true)))
                .toList();
    }

    /** Those of the second pass, each once. */
    List<LandmarkNetwork> networks() {
        return second.values().stream()
                .flatMap(List::stream)
                .map(Look::network)
                .distinct()
                .toList();
    }

    /** What a network is to do for a profile. */
    List<Look> looks(Profile profile, LandmarkNetwork network) {
        return second.getOrDefault(profile, List.of()).stream()
                .filter(look -> look.network() == network)
                .toList();
    }
}
