package io.face106.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contents of a {@code manifest.json}.
 *
 * @param format version of the manifest's own layout, 1
 * @param models every file beside the manifest
 * @param packs name of a pack to (role to model name)
 */
public record ModelManifest(int format, List<ModelSpec> models, Map<String, Map<String, String>> packs) {

    private static final int FORMAT = 1;

    public ModelManifest {
        ModelSpec.present(models, "models");
        ModelSpec.present(packs, "packs");
        models = List.copyOf(models);
        packs = Map.copyOf(packs);
    }

    /**
     * Reads a manifest.
     *
     * @param where named in errors
     * @throws ModelException if it is not one
     */
    public static ModelManifest parse(byte[] json, String where) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        @Nullable ModelManifest manifest;
        try {
            manifest = mapper.readValue(json, ModelManifest.class);
        } catch (JacksonException e) {
            throw new ModelException(where + " is not a model manifest: " + e.getOriginalMessage(), e);
        }
        if (manifest == null) {
            throw new ModelException(where + " is not a model manifest: it says null");
        }
        if (manifest.format != FORMAT) {
            throw new ModelException(where + " has format " + manifest.format + ", expected " + FORMAT);
        }
        return manifest;
    }

    Optional<ModelSpec> model(String name) {
        return models.stream().filter(m -> m.name().equals(name)).findFirst();
    }
}
