package io.face106.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that finds nothing wrong proves nothing until it has found what is planted for it, and nothing else. */
class PlantedFaultsTest {

    private static final String PLANTED = "io.face106.planted.";
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages("io.face106.planted");

    /** Who is at fault in one line of a report: the first thing it names. */
    private static final Pattern CULPRIT = Pattern.compile(
            "^[- ]*(?:Class|Field|Method|Constructor) <io\\.face106\\.planted\\.([a-z0-9.]+\\.[A-Z]\\w*)");

    /** Rule to the planted classes that break it. */
    private static final Map<String, Set<String>> FAULTS = Map.ofEntries(
            entry("nobody_sees_app", Set.of("pipeline.SeesApp")),
            entry("http_sees_both_apis_access_store_pipeline_and_domain", Set.of("http.SeesStage")),
            entry("access_sees_domain", Set.of("access.SeesPipeline")),
            entry("fetch_sees_domain", Set.of("fetch.SeesPipeline")),
            entry("facepp_sees_domain", Set.of("facepp.SeesPipeline")),
            entry("nativeapi_sees_domain", Set.of("nativeapi.SeesPipeline")),
            entry("observe_sees_pipeline_stage_runtime_and_domain", Set.of("observe.SeesHttp")),
            entry("accuracy_sees_pipeline_and_domain", Set.of("accuracy.SeesStage")),
            entry("pipeline_sees_stage_runtime_and_domain", Set.of("pipeline.SeesApp", "pipeline.SeesAttic")),
            entry("stage_sees_runtime_and_domain", Set.of("stage.detect.SeesPipeline")),
            entry("runtime_sees_domain", Set.of("runtime.SeesStage")),
            entry("track_sees_domain", Set.of("track.SeesPipeline")),
            entry("store_sees_domain", Set.of("store.SeesPipeline")),
            entry("domain_sees_only_the_jdk", Set.of("domain.SeesPipeline", "domain.UsesALibrary")),
            entry("stages_do_not_see_each_other", Set.of("stage.detect.SeesAnotherStage")),
            entry("packages_have_no_cycles", Set.of("runtime.left.Left", "runtime.right.Right")),
            entry("every_class_lives_in_a_room_of_the_plan", Set.of("attic.InNoRoom")),
            entry("only_runtime_onnx_uses_onnx_runtime", Set.of("runtime.UsesOnnxRuntime")),
            entry("only_runtime_opencv_uses_opencv", Set.of("runtime.UsesOpenCv", "runtime.UsesJavaCpp")),
            entry("only_runtime_uses_jna", Set.of("stage.detect.UsesJna")),
            entry("only_fetch_uses_an_http_client", Set.of("pipeline.UsesHttpClient")),
            entry("only_app_http_observe_and_store_use_spring", Set.of("pipeline.UsesSpring")),
            entry("http_uses_only_the_web_of_spring", Set.of("http.UsesSpringContext")),
            entry(
                    "observe_uses_only_the_health_of_spring",
                    Set.of("observe.UsesSpringContext", "observe.UsesSpringWeb", "observe.UsesSpringData")),
            entry("store_uses_only_the_data_of_spring", Set.of("store.UsesSpringContext")),
            entry("only_app_and_http_use_the_web", Set.of("observe.UsesSpringWeb", "facepp.UsesServlets")),
            entry(
                    "only_app_and_store_use_caffeine_lettuce_and_spring_data",
                    Set.of("pipeline.UsesCaffeine", "observe.UsesLettuce", "observe.UsesSpringData")),
            entry("only_app_and_observe_use_micrometer", Set.of("pipeline.UsesMicrometer")),
            entry("only_facepp_nativeapi_http_and_runtime_use_jackson", Set.of("pipeline.UsesJackson")),
            entry("only_access_uses_bucket4j", Set.of("pipeline.UsesBucket4j")),
            entry("domain_never_changes", Set.of("domain.Changes")),
            entry("nobody_prints_to_the_standard_streams", Set.of("pipeline.Prints", "pipeline.PrintsStackTrace")),
            entry("nobody_logs_through_java_util_logging", Set.of("pipeline.LogsThroughJdk")),
            entry("nobody_sleeps", Set.of("pipeline.Sleeps")),
            entry("own_exceptions_are_unchecked", Set.of("pipeline.IsChecked")),
            entry("every_package_has_a_sign_and_is_null_marked", outside("app.")));

    static Stream<String> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(f -> f.isAnnotationPresent(ArchTest.class))
                .map(Field::getName);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_finds_what_is_planted_for_it_and_nothing_else(String rule) {
        assertThat(culprits(rule)).isEqualTo(new TreeSet<>(FAULTS.getOrDefault(rule, Set.of("no planted fault yet"))));
    }

    @Test
    void every_planted_fault_belongs_to_a_rule() {
        assertThat(rules()).containsAll(FAULTS.keySet());
    }

    private static Set<String> culprits(String rule) {
        return rule(rule).evaluate(HOUSE).getFailureReport().getDetails().stream()
                .flatMap(String::lines)
                .map(CULPRIT::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ArchRule rule(String name) {
        try {
            return (ArchRule) ArchitectureTest.class.getDeclaredField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> outside(String room) {
        return HOUSE.stream()
                .map(JavaClass::getName)
                .map(name -> name.substring(PLANTED.length()))
                .filter(name -> !name.startsWith(room))
                .collect(Collectors.toSet());
    }
}
