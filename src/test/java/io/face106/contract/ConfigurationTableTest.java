package io.face106.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.StoredText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table of settings is what application.yml says of them. */
class ConfigurationTableTest {

    private static final String ROOT = "face106";
    private static final Path README = Path.of("README.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- configuration -->\\n).*?(<!-- /configuration -->)", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("( *)([a-z0-9-]+): *(.*)");

    /** One setting: its full name, default, and the comment above it. */
    private record Setting(String name, String value, String meaning) {}

    @Test
    void every_setting_says_what_it_means() throws IOException {
        assertThat(settings())
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(setting.meaning()).as(setting.name()).isNotEmpty());
    }

    @Test
    void the_table_in_the_readme_is_what_application_yml_says() throws IOException {
        StoredText readme = new StoredText(README.toString(), ConfigurationTableTest.class, "configuration.write");
        String before = Files.readString(README);
        Matcher table = TABLE.matcher(before);
        assertThat(table.find()).as("README.md has the markers of the table").isTrue();
        String current = table.replaceFirst("$1" + Matcher.quoteReplacement(table(settings())) + "$2");

        assertThat(StoredText.difference(readme.text(current, current::equals), current))
                .as(readme.hint())
                .isEmpty();
    }

    private static String table(List<Setting> settings) {
        StringBuilder table = new StringBuilder("| property | default | meaning |\n|---|---|---|\n");
        for (Setting setting : settings) {
            table.append("| `").append(setting.name()).append("` | `").append(setting.value());
            table.append("` | ").append(setting.meaning().replace("|", "\\|")).append(" |\n");
        }
        return table.toString();
    }

    private static List<Setting> settings() throws IOException {
        List<Setting> settings = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        Deque<String> path = new ArrayDeque<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/application.yml"))) {
            Matcher key = KEY.matcher(line);
            if (line.strip().startsWith("#")) {
                comment.add(line.strip().substring(1).strip());
            } else if (key.matches()) {
                while (path.size() > key.group(1).length() / 2) {
                    path.removeLast();
                }
                path.addLast(key.group(2));
                if (!key.group(3).isEmpty() && path.getFirst().equals(ROOT)) {
                    settings.add(new Setting(String.join(".", path), key.group(3), String.join(" ", comment)));
                }
                comment.clear();
            }
        }
        return settings;
    }
}
