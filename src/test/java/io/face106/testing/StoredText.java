package io.face106.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** A text in the repository that is made from the code: a test compares the two, or writes it anew when told to. */
public final class StoredText {

    private final Path file;
    private final String command;
    private final boolean write;

    /**
     * The text.
     *
     * @param file relative to the repository's root
     * @param test the class that compares it
     * @param property set to {@code true}, the text is written anew
     */
    public StoredText(String file, Class<?> test, String property) {
        this.file = Path.of(file);
        this.command = "mvn test -Dtest=" + test.getSimpleName() + " -D" + property + "=true";
        this.write = Boolean.getBoolean(property);
    }

    /**
     * What is stored, after writing it anew if that is wanted and needed.
     *
     * @param current what the code makes
     * @param same whether a stored text says the same
     */
    public String text(String current, Predicate<String> same) {
        try {
            String stored = Files.exists(file) ? Files.readString(file) : "";
            if (!write || same.test(stored)) {
                return stored;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, current);
            return current;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line in which two texts differ, as stored and as made; empty if there is none. */
    public static String difference(String stored, String current) {
        List<String> before = stored.lines().toList();
        List<String> after = current.lines().toList();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String was = i < before.size() ? before.get(i) : "(nothing)";
            String is = i < after.size() ? after.get(i) : "(nothing)";
            if (!was.equals(is)) {
                return "line " + (i + 1) + " is stored as\n" + was + "\nand made as\n" + is;
            }
        }
        return "";
    }

    /** For the message of a failing test. */
    public String hint() {
        return file + " is not what the code makes; look at the difference and, if it is meant, write it anew with: "
                + command;
    }
}
