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

/** A copy of the default pack in a folder, for tests that spoil it. */
public final class PackFolder {

    private final Path folder;

    public PackFolder(Path folder) {
        this.folder = folder;
        write("manifest.json", TestPictures.resource("/models/manifest.json"));
        for (ModelSpec spec : TestModels.PACK.models().values()) {
            write(spec.file(), TestModels.PACK.bytes(spec));
        }
    }

    public String location() {
        return folder.toString();
    }

    public ModelPack open() {
        return ModelPack.open(location(), "default");
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
        ModelSpec spec = TestModels.PACK.models().values().stream()
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
