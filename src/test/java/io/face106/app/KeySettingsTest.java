package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.access.Endpoint;
import io.face106.access.Key;
import io.face106.access.Key.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** What the operator may write under {@code face106.keys}, and that no secret comes back in a message. */
class KeySettingsTest {

    private static final String SECRET = "hunter2hunter2";

    @Test
    void by_default_there_are_none() throws IOException {
        assertThat(KeySettings.read(environment(Map.of()))).isEmpty();
    }

    @Test
    void a_key_needs_only_id_and_secret() throws IOException {
        assertThat(KeySettings.read(
                        environment(Map.of("face106.keys[0].id", "alice", "face106.keys[0].secret", SECRET))))
                .containsExactly(new Key("alice", SECRET));
    }

    @Test
    void variables_of_the_environment_say_everything() throws IOException {
        StandardEnvironment environment = environment(Map.of());
        Map<String, Object> variables = Map.of(
                "FACE106_KEYS_0_ID", "alice",
                "FACE106_KEYS_0_SECRET", SECRET,
                "FACE106_KEYS_1_ID", "bob",
                "FACE106_KEYS_1_SECRET", "p:w, #1 ${not.there}",
                "FACE106_KEYS_1_ENABLED", "false",
                "FACE106_KEYS_1_ENDPOINTS", "detect,thousandlandmark",
                "FACE106_KEYS_1_RATE", "2.5",
                "FACE106_KEYS_1_BURST", "5",
                "FACE106_KEYS_1_CONCURRENCY", "2",
                "FACE106_KEYS_1_DAILY", "10000");
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));

        assertThat(KeySettings.read(environment))
                .containsExactly(
                        new Key("alice", SECRET),
                        new Key(
                                "bob",
                                "p:w, #1 ${not.there}",
                                false,
                                Set.of(Endpoint.DETECT, Endpoint.THOUSANDLANDMARK),
                                new Limits(2.5, 5, 2, 10_000L)));
    }

    @Test
    void a_file_says_everything_and_replaces_what_stands_behind_it() throws IOException {
        StandardEnvironment environment = environment(Map.of());
        environment
                .getPropertySources()
                .addFirst(yaml("behind", "face106: {keys: [{id: a, secret: b}, {id: c, secret: d}]}"));
        environment.getPropertySources().addFirst(yaml("file", """
                face106:
                  keys:
                    - id: alice
                      secret: hunter2hunter2
                      endpoints: [faces, models]
                      concurrency: 4
                """));

        assertThat(KeySettings.read(environment))
                .containsExactly(new Key(
                        "alice",
                        SECRET,
                        true,
                        Set.of(Endpoint.FACES, Endpoint.MODELS),
                        new Limits(null, null, 4, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0].id | '' | [0].id is not set",
                "[0].id | ' ' | [0].id is not set",
                "[0].secret | '' | [0].secret is not set",
                "[1].secret | x | [1].id is not set",
                "[1].id | bob | [1].secret is not set",
                "[0].rate | 0 | [0].rate is 0.0, expected 0.001 to 1000000",
                "[0].rate | -1 | [0].rate is -1.0, expected 0.001 to 1000000",
                "[0].rate | NaN | [0].rate is NaN, expected 0.001 to 1000000",
                "[0].rate | 1000001 | [0].rate is 1000001.0, expected 0.001 to 1000000",
                "[0].burst | 3 | [0].rate is not set",
                "[0].concurrency | 0 | [0].concurrency is 0, expected 1 to 1000000",
                "[0].daily | 0 | [0].daily is 0, expected 1 to 1000000000000",
                "[0].rate | hunter2hunter2 | [0].rate cannot be understood, or something in it is unknown",
                "[0].enabled | hunter2hunter2 | [0].enabled cannot be understood, or something in it is unknown",
                "[0].endpoints | hunter2hunter2 | [0].endpoints cannot be understood, or something in it is unknown",
                "[0].ratee | hunter2hunter2 | ' cannot be understood, or something in it is unknown'",
                "[2].secret | hunter2hunter2 | ' cannot be understood, or something in it is unknown'",
            })
    void a_key_that_cannot_work_is_refused_by_name(String property, String value, String complaint) {
        assertThatThrownBy(() -> read(property, value))
                .isInstanceOf(KeySettings.Unusable.class)
                .hasNoCause()
                .hasMessage("face106.keys" + complaint)
                .satisfies(KeySettingsTest::holdsNoSecret);
    }

    @Test
    void a_burst_must_be_positive() {
        assertThatThrownBy(() -> read("[0].rate", "1", "[0].burst", "0"))
                .hasMessage("face106.keys[0].burst is 0, expected 1 to 1000000");
    }

    @Test
    void two_keys_of_the_same_id_are_refused() {
        assertThatThrownBy(() -> read("[1].id", "alice", "[1].secret", "other"))
                .hasMessage("face106.keys[1].id is that of face106.keys[0] too")
                .satisfies(KeySettingsTest::holdsNoSecret);
    }

    @Test
    void a_list_that_is_none_is_refused_without_being_quoted() throws IOException {
        Environment environment = environment(Map.of("face106.keys", "alice:" + SECRET));

        assertThatThrownBy(() -> KeySettings.read(environment))
                .isInstanceOf(KeySettings.Unusable.class)
                .hasNoCause()
                .satisfies(KeySettingsTest::holdsNoSecret);
    }

    @Test
    void settings_do_not_show_their_secret() {
        assertThat(new KeySettings("alice", SECRET, true, Set.of(), null, null, null, null).toString())
                .contains("alice")
                .doesNotContain(SECRET);
    }

    /** Nothing but the keys, as the service makes them. */
    @Configuration(proxyBeanMethods = false)
    static class OnlyKeys {

        @Bean
        Object keys(Environment environment) {
            return new Wiring().keys(environment);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--face106.keys[0].rate=hunter2hunter2, face106.keys[0].rate cannot be understood",
        "--face106.keys[2].secret=hunter2hunter2, face106.keys cannot be understood",
        "--face106.keys=hunter2hunter2, face106.keys cannot be understood",
        "--face106.keys[0].id=, face106.keys[0].id is not set"
    })
    @ExtendWith(OutputCaptureExtension.class)
    void a_start_that_fails_says_why_in_a_line_and_quotes_nothing(
            String argument, String complaint, CapturedOutput output) {
        assertThatThrownBy(() -> run(
                argument,
                "--face106.keys[0].secret=" + SECRET,
                "--logging.level.org.springframework.boot.diagnostics=debug"));

        assertThat(output).contains("APPLICATION FAILED TO START", complaint).doesNotContain(SECRET);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void an_open_door_is_said_loudly(CapturedOutput output) {
        run().close();
        assertThat(output).containsPattern("WARN.* no keys configured: everybody who reaches this port may use");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_closed_door_is_not(CapturedOutput output) {
        run("--face106.keys[0].id=alice", "--face106.keys[0].secret=" + SECRET).close();
        assertThat(output).doesNotContain("no keys configured").doesNotContain(SECRET);
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplication(OnlyKeys.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(arguments);
    }

    private static void read(String... pairs) throws IOException {
        Map<String, Object> properties =
                new HashMap<>(Map.of("face106.keys[0].id", "alice", "face106.keys[0].secret", SECRET));
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put("face106.keys" + pairs[i], pairs[i + 1]);
        }
        KeySettings.read(environment(properties));
    }

    private static void holdsNoSecret(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET);
    }

    /** The operator's properties before the defaults of the service. */
    private static StandardEnvironment environment(Map<String, Object> operator) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("operator", operator));
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return environment;
    }

    private static PropertySource<?> yaml(String name, String text) throws IOException {
        return new YamlPropertySourceLoader()
                .load(name, new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                .get(0);
    }
}
