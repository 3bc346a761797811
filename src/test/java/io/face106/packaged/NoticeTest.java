package io.face106.packaged;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is shipped is named: every library of the packaged jar in its NOTICE. */
class NoticeTest {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** By the beginning of the jar's name, the longest that fits: how NOTICE names the library. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("HdrHistogram-", "HdrHistogram"),
            entry("bucket4j", "Bucket4j"),
            entry("caffeine-", "Caffeine"),
            entry("classmate-", "ClassMate"),
            entry("commons-lang3-", "Apache Commons Lang"),
            entry("commons-logging-", "Lang and Logging"),
            entry("ejml-", "EJML"),
            entry("error_prone_annotations-", "Error Prone annotations"),
            entry("hibernate-validator-", "Hibernate Validator"),
            entry("httpclient5-", "Apache HttpComponents (HttpClient"),
            entry("httpcore5-", "HttpCore)"),
            entry("jackson-", "Jackson (2 and 3)"),
            entry("jakarta.activation-api-", "Jakarta Activation"),
            entry("jakarta.annotation-api-", "Jakarta Annotations"),
            entry("jakarta.validation-api-", "Jakarta Validation"),
            entry("jakarta.xml.bind-api-", "Jakarta XML Binding"),
            entry("javacpp-", "JavaCPP"),
            entry("jboss-logging-", "JBoss Logging"),
            entry("jna-", "JNA"),
            entry("jspecify-", "JSpecify"),
            entry("jul-to-slf4j-", "SLF4J (API and bridge)"),
            entry("lettuce-core-", "Lettuce"),
            entry("log4j-", "Apache Log4j (API and bridge)"),
            entry("logback-", "Logback"),
            entry("micrometer-", "Micrometer"),
            entry("netty-", "Netty"),
            entry("onnxruntime-", "ONNX Runtime"),
            entry("openblas-", "OpenBLAS"),
            entry("opencv-", "OpenCV"),
            entry("prometheus-metrics-", "Prometheus Java client"),
            entry("reactive-streams-", "Reactive Streams"),
            entry("reactor-core-", "Project Reactor"),
            entry("redis-authx-core-", "redis-authx-core"),
            entry("slf4j-api-", "SLF4J (API and bridge)"),
            entry("snakeyaml-", "SnakeYAML"),
            entry("spring-", "Spring Framework"),
            entry("spring-boot-", "Spring Boot"),
            entry("spring-data-", "Spring Data (Commons, KeyValue, Redis)"),
            entry("springdoc-openapi-", "springdoc-openapi"),
            entry("swagger-", "Swagger Core"),
            entry("swagger-ui-", "Swagger UI (webjar)"),
            entry("tomcat-embed-", "Apache Tomcat"),
            entry("webjars-locator-lite-", "webjars-locator-lite"));

    @Test
    void every_library_of_the_jar_is_named_in_its_notice() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("face106.jar"))) {
            List<String> libraries = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .toList();
            assertThat(libraries).hasSizeGreaterThan(50);
            String notice = notice(jar);
            for (String library : libraries) {
                assertThat(nameOf(library))
                        .as("name of " + library)
                        .hasValueSatisfying(name -> assertThat(notice).contains(name));
            }
        }
    }

    private static Optional<String> nameOf(String library) {
        return NAMES.keySet().stream()
                .filter(library::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(NAMES::get);
    }

    private static String notice(JarFile jar) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry("META-INF/NOTICE"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }
    }
}
