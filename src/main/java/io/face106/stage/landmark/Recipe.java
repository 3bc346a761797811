package io.face106.stage.landmark;

import io.face106.domain.Profile;
import io.face106.runtime.opencv.Crop;
import io.face106.stage.landmark.LandmarkNetwork.View;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which networks look at a face, how often, and what of that is the answer.
 *
 * @param first for the first pass and for balanced; a network in 8 bits where there is one
 * @param mixes the answer of each profile
 */
record Recipe(LandmarkNetwork first, Map<Profile, Mix> mixes) {

    /**
     * In the answer of balanced, beside two looks that have the rest. Chosen on still pictures that are stored, moved and lit
     * otherwise, between a tenth and a quarter; the errors are the same.
     */
    private static final double FIRST = 0.1;

    /**
     * Looks at crops that differ a little err less alike than looks at the same: four of them are half as jittery as one. Turn
     * and sides are well within what the network was trained on; measured beside fewer looks and the crop as it is.
     */
    private static final double TURN = Math.toRadians(3);

    private static final double WIDE = 1.04;
    private static final double NARROW = 0.97;

    Recipe {
        // In the order of the profiles: sums of floating point numbers depend on it.
        mixes = new EnumMap<>(mixes);
    }

    /**
     * A weighted mean.
     *
     * @param firstPass weight of the first pass, 0 if it only finds the crop of the looks
     * @param looks on the crop that the first pass corrected
     */
    record Mix(double firstPass, List<Look> looks) {}

    /**
     * One look at a face.
     *
     * @param zoom side of its crop over that of the one suggested
     * @param turn against that, radians, clockwise on the screen
     * @param weight in the mean
     */
    record Look(LandmarkNetwork network, boolean mirrored, double zoom, double turn, double weight) {

        View at(View view) {
            Crop crop = view.crop().changed(zoom, turn);
            return new View(view.picture(), mirrored ? crop.mirror() : crop);
        }
    }

    /**
     * The face network suffices, in 8 bits where there is such a file, but for accurate, whose answer is a third its own and two
     * thirds that of the meshes beside it. Without it both meshes are averaged, and the light one serves where there is no other.
     */
    static Recipe of(LandmarkModels models, LandmarkOptions options) {
        List<LandmarkNetwork> meshes = Stream.of(models.mesh(), models.attentionMesh())
                .flatMap(Optional::stream)
                .<LandmarkNetwork>map(model -> new MeshNetwork(model, options))
                .toList();
        return models.face()
                .map(model -> ofFace(
                        new FaceNetwork(models.faceInt8().orElse(model), options),
                        new FaceNetwork(model, options),
                        meshes))
                .orElseGet(() -> ofMeshes(meshes));
    }

    private static Recipe ofFace(LandmarkNetwork first, LandmarkNetwork face, List<LandmarkNetwork> meshes) {
        return recipe(
                first,
                new Mix(1, List.of()),
                new Mix(FIRST, bothWays(List.of(first), (1 - FIRST) / 2)),
                new Mix(
                        0,
                        Stream.concat(around(face).stream(), bothWays(meshes, 1).stream())
                                .toList()));
    }

    /** A mirror exchanges those of a line: a mirrored picture is told the same. Together they count as two looks. */
    private static List<Look> around(LandmarkNetwork face) {
        return List.of(
                new Look(face, false, WIDE, -TURN, 0.5), new Look(face, true, WIDE, TURN, 0.5),
                new Look(face, false, NARROW, TURN, 0.5), new Look(face, true, NARROW, -TURN, 0.5));
    }

    /** At one crop, as it is and mirrored: two looks in 8 bits take less than one in fp32 and tremble less. */
    private static List<Look> bothWays(List<LandmarkNetwork> networks, double weight) {
        return networks.stream()
                .flatMap(network ->
                        Stream.of(new Look(network, false, 1, 0, weight), new Look(network, true, 1, 0, weight)))
                .toList();
    }

    private static Recipe ofMeshes(List<LandmarkNetwork> meshes) {
        LandmarkNetwork light = meshes.get(0);
        List<Look> plain =
                meshes.stream().map(mesh -> new Look(mesh, false, 1, 0, 1)).toList();
        return recipe(light, new Mix(0, plain.subList(0, 1)), new Mix(0, plain), new Mix(0, bothWays(meshes, 1)));
    }

    private static Recipe recipe(LandmarkNetwork first, Mix fast, Mix balanced, Mix accurate) {
        return new Recipe(first, Map.of(Profile.FAST, fast, Profile.BALANCED, balanced, Profile.ACCURATE, accurate));
    }

    /** Those of the second pass, each once. */
    List<LandmarkNetwork> networks() {
        return mixes.values().stream()
                .flatMap(mix -> mix.looks().stream())
                .map(Look::network)
                .distinct()
                .toList();
    }

    Mix mix(Profile profile) {
        return Objects.requireNonNull(mixes.get(profile));
    }

    /** What a network is to do for a profile. */
    List<Look> looks(Profile profile, LandmarkNetwork network) {
        return mix(profile).looks().stream()
                .filter(look -> look.network() == network)
                .toList();
    }
}
