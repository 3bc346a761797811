package io.face106.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The plan of the house as rules. Each rule has a planted fault in {@code io.face106.planted} that it must find, see
 * {@link PlantedFaultsTest}.
 *
 * <p>A room is a package below {@code io.face106} with all that is below it. Rooms are matched at any depth
 * ({@code io.face106..http..}), so that the planted house is judged by the same rules as the real one.
 */
@AnalyzeClasses(packages = "io.face106", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HOUSE = "io.face106..";

    /* ---- Imports go one way ---- */

    @ArchTest
    static final ArchRule nobody_sees_app = noClasses()
            .that(not(resideInAPackage(room("app"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(room("app"));

    @ArchTest
    static final ArchRule http_sees_both_apis_access_store_pipeline_and_domain =
            seesOnly("http", "facepp", "nativeapi", "access", "store", "pipeline", "domain");

    @ArchTest
    static final ArchRule access_sees_domain = seesOnly("access", "domain");

    @ArchTest
    static final ArchRule fetch_sees_domain = seesOnly("fetch", "domain");

    @ArchTest
    static final ArchRule facepp_sees_domain = seesOnly("facepp", "domain");

    @ArchTest
    static final ArchRule nativeapi_sees_domain = seesOnly("nativeapi", "domain");

    @ArchTest
    static final ArchRule observe_sees_pipeline_stage_runtime_and_domain =
            seesOnly("observe", "pipeline", "stage", "runtime", "domain");

    @ArchTest
    static final ArchRule accuracy_sees_pipeline_and_domain = seesOnly("accuracy", "pipeline", "domain");

    @ArchTest
    static final ArchRule pipeline_sees_stage_runtime_and_domain = seesOnly("pipeline", "stage", "runtime", "domain");

    @ArchTest
    static final ArchRule stage_sees_runtime_and_domain = seesOnly("stage", "runtime", "domain");

    @ArchTest
    static final ArchRule runtime_sees_domain = seesOnly("runtime", "domain");

    @ArchTest
    static final ArchRule track_sees_domain = seesOnly("track", "domain");

    @ArchTest
    static final ArchRule store_sees_domain = seesOnly("store", "domain");

    @ArchTest
    static final ArchRule domain_sees_only_the_jdk = classes()
            .that()
            .resideInAPackage(room("domain"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", room("domain"));

    @ArchTest
    static final ArchRule stages_do_not_see_each_other =
            slices().matching("io.face106..stage.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.face106.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_class_lives_in_a_room_of_the_plan = classes()
            .should()
            .resideInAnyPackage(rooms(
                    "app",
                    "http",
                    "access",
                    "fetch",
                    "facepp",
                    "nativeapi",
                    "pipeline",
                    "stage",
                    "track",
                    "runtime",
                    "accuracy",
                    "observe",
                    "store",
                    "domain"));

    /* ---- Every library has its place ---- */

    @ArchTest
    static final ArchRule only_runtime_onnx_uses_onnx_runtime =
            noRoomBut("runtime.onnx").should().dependOnClassesThat().resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule only_runtime_opencv_uses_opencv = noRoomBut("runtime.opencv")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opencv..", "org.bytedeco..");

    @ArchTest
    static final ArchRule only_runtime_uses_jna =
            noRoomBut("runtime").should().dependOnClassesThat().resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule only_fetch_uses_an_http_client =
            noRoomBut("fetch").should().dependOnClassesThat().resideInAnyPackage("org.apache.hc..", "java.net.http..");

    @ArchTest
    static final ArchRule only_app_http_observe_and_store_use_spring = noRoomBut("app", "http", "observe", "store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule http_uses_only_the_web_of_spring = usesOfSpringOnly(
            "http",
            "org.springframework.web..",
            "org.springframework.http..",
            "org.springframework.util..",
            "org.springframework.core..",
            "org.springframework.boot.webmvc..");

    @ArchTest
    static final ArchRule observe_uses_only_the_health_of_spring =
            usesOfSpringOnly("observe", "org.springframework.boot.health..", "org.springframework.boot.actuate..");

    @ArchTest
    static final ArchRule store_uses_only_the_data_of_spring =
            usesOfSpringOnly("store", "org.springframework.data..", "org.springframework.dao..");

    @ArchTest
    static final ArchRule only_app_and_http_use_the_web = noRoomBut("app", "http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "jakarta.servlet..",
                    "io.swagger..",
                    "org.springdoc..");

    @ArchTest
    static final ArchRule only_app_and_store_use_caffeine_lettuce_and_spring_data = noRoomBut("app", "store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.benmanes.caffeine..", "io.lettuce..", "org.springframework.data..");

    @ArchTest
    static final ArchRule only_app_and_observe_use_micrometer =
            noRoomBut("app", "observe").should().dependOnClassesThat().resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule only_facepp_nativeapi_http_and_runtime_use_jackson = noRoomBut(
                    "facepp", "nativeapi", "http", "runtime")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule only_access_uses_bucket4j =
            noRoomBut("access").should().dependOnClassesThat().resideInAPackage("io.github.bucket4j..");

    /* ---- Habits ---- */

    @ArchTest
    static final ArchRule domain_never_changes = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(room("domain"))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule nobody_prints_to_the_standard_streams =
            noClasses().should(ACCESS_STANDARD_STREAMS).because("what is worth saying goes to the log");

    @ArchTest
    static final ArchRule nobody_logs_through_java_util_logging =
            noClasses().should(USE_JAVA_UTIL_LOGGING).because("the log is SLF4J's");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethodWhere(target(name("sleep")))
            .because("who waits, waits for something, with a deadline");

    @ArchTest
    static final ArchRule own_exceptions_are_unchecked =
            classes().that().areAssignableTo(Exception.class).should().beAssignableTo(RuntimeException.class);

    @ArchTest
    static final ArchRule every_package_has_a_sign_and_is_null_marked =
            classes().should(liveBehindASign());

    private static String room(String name) {
        return "io.face106.." + name + "..";
    }

    private static String[] rooms(String... names) {
        return Stream.of(names).map(ArchitectureTest::room).toArray(String[]::new);
    }

    private static ArchRule seesOnly(String room, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(room(room))
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE)
                        .and(not(resideInAPackage(room(room))))
                        .and(not(resideInAnyPackage(rooms(others)))));
    }

    private static GivenClassesConjunction noRoomBut(String... rooms) {
        return noClasses().that(not(resideInAnyPackage(rooms(rooms))));
    }

    private static ArchRule usesOfSpringOnly(String room, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(room(room))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..").and(not(resideInAnyPackage(packages))));
    }

    private static ArchCondition<JavaClass> liveBehindASign() {
        return new ArchCondition<>("live in a package with a package-info that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(sign -> sign.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                events.add(new SimpleConditionEvent(
                        type, marked, "Class <" + type.getName() + "> lives in a package without a sign"));
            }
        };
    }
}
