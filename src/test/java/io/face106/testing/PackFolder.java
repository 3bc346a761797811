package io.face106.testing;

import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped models in a folder, for tests that spoil them. */
public final class PackFolder {

    private final Path folder;

    public PackFolder(Path folder) {
        this.folder = folder;
        write("manifest.json", TestPictures.resource("/models/manifest.json"));
        for (ModelPack pack : List.of(TestModels.PACK, TestModels.MESHES)) {
            pack.models().values().forEach(spec -> write(spec.file(), pack.bytes(spec)));
        }
    }

    public String location() {
        return folder.toString();
    }

    /** The default pack. */
    public ModelPack open() {
        return open("default");
    }

    public ModelPack open(String pack) {
        return ModelPack.open(location(), pack);
    }

    /** Replaces every occurrence of a text in the manifest; it must occur. */
    public void edit(String text, String replacement) {
        Path manifest = folder.resolve("manifest.json");
        try {
            String before = Files.readString(manifest);
            if (!before.contains(text)) {
                throw new IllegalArgumentException("the manifest does not contain " + text);
            }
            Files.writeString(manifest, before.replace(text, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts other bytes in the place of a model's file, and their hash into the manifest. */
    public void replace(String file, byte[] bytes) {
        ModelSpec spec = Stream.of(TestModels.PACK, TestModels.MESHES)
                .flatMap(pack -> pack.models().values().stream())
                .filter(m -> m.file().equals(file))
                .findFirst()
                .orElseThrow();
        write(file, bytes);
        edit(spec.sha256(), sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
