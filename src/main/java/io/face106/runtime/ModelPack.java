package io.face106.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A choice of models that work together: a role for each, and the place their files are read from, either inside the
 * jar ({@code classpath:models}) or a mounted folder.
 */
public final class ModelPack {

    private static final String CLASSPATH = "classpath:";

    private final String location;
    private final String name;
    private final Map<String, ModelSpec> byRole;

    private ModelPack(String location, String name, Map<String, ModelSpec> byRole) {
        this.location = location;
        this.name = name;
        this.byRole = Collections.unmodifiableMap(byRole);
    }

    /**
     * Opens a pack.
     *
     * @param location {@code classpath:folder} or a path of a folder with a {@code manifest.json}
     * @param name one of the manifest's packs
     * @throws ModelException if there is no such manifest or pack
     */
    public static ModelPack open(String location, String name) {
        ModelManifest manifest = ModelManifest.parse(read(location, "manifest.json"), location + "/manifest.json");
        Map<String, String> roles = manifest.packs().get(name);
        if (roles == null) {
            throw new ModelException(location + "/manifest.json has no pack '" + name + "', it has "
                    + new TreeMap<>(manifest.packs()).keySet());
        }
        Map<String, ModelSpec> byRole = new TreeMap<>();
        roles.forEach((role, model) -> byRole.put(
                role,
                manifest.model(model)
                        .orElseThrow(
                                () -> new ModelException(location + "/manifest.json: pack '" + name + "' names model '"
                                        + model + "', it has "
                                        + manifest.models().stream()
                                                .map(ModelSpec::name)
                                                .sorted()
                                                .toList()))));
        return new ModelPack(location, name, byRole);
    }

    public String name() {
        return name;
    }

    /** Role to model, sorted by role. */
    public Map<String, ModelSpec> models() {
        return byRole;
    }

    /** The model for a role, if the pack has one. */
    public Optional<ModelSpec> find(String role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /** The model for a role the service cannot do without. */
    public ModelSpec require(String role) {
        return find(role)
                .orElseThrow(
                        () -> new ModelException("pack '" + name + "' of " + location + " has no model for " + role));
    }

    /**
     * Reads a model's file.
     *
     * @throws ModelException if it is missing or its SHA-256 is not the manifest's
     */
    public byte[] bytes(ModelSpec model) {
        byte[] bytes = read(location, model.file());
        String found = Sha256.hex(bytes);
        if (!found.equals(model.sha256())) {
            throw new ModelException(
                    location + "/" + model.file() + " has SHA-256 " + found + ", the manifest says " + model.sha256());
        }
        return bytes;
    }

    private static byte[] read(String location, String file) {
        try {
            if (!location.startsWith(CLASSPATH)) {
                return Files.readAllBytes(Path.of(location, file));
            }
            String resource = "/" + location.substring(CLASSPATH.length()) + "/" + file;
            try (InputStream in = ModelPack.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new ModelException(location + "/" + file + " does not exist");
                }
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new ModelException(location + "/" + file + " cannot be read: " + e, e);
        }
    }
}
