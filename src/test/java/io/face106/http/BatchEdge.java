package io.face106.http;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.facepp.Attributes;
import io.face106.http.batch.BatchLimits;
import io.face106.http.batch.Batches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Batches in a running server, around an analysis that does what a test wants. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BatchEdge {

    static final int MAX_PICTURE = 100_000;
    static final int WORKERS = 2;

    /** What one picture is answered. */
    interface Work {
        Analysis analyze(String picture) throws Exception;
    }

    static final Work ONE_FACE = picture -> TestFaces.analysis(TestFaces.analysed(100, 50, 200));
    static final List<Outcome> OUTCOMES = Collections.synchronizedList(new ArrayList<>());
    static final List<Long> ENCODED = Collections.synchronizedList(new ArrayList<>());
    static volatile Work work = ONE_FACE;

    private final EdgeFixture fixture = new EdgeFixture();

    @Bean(destroyMethod = "close")
    Batches batches() {
        BatchLimits limits = new BatchLimits(
                2, 1000, 1 << 20, MAX_PICTURE, Duration.ofSeconds(60), Duration.ofHours(1), 1 << 16, 1L << 30);
        return new Batches(limits, WORKERS, System::nanoTime);
    }

    @Bean
    BatchesController batchesController(Batches batches) {
        NativeBatch.Means means = new NativeBatch.Means(
                (picture, options, caller) -> analyze(picture),
                EdgeFixture.DEFAULTS,
                (url, caller) -> {
                    throw new Refusal(Failure.Reason.LINK_REFUSED, "not followed");
                },
                ENCODED::add);
        FaceppDetection facepp = new FaceppDetection(
                new FaceppController.Analyzer((picture, options, caller) -> analyze(picture), EdgeFixture.DEFAULTS),
                fixture.store,
                new Attributes(true, false, Attributes.Unsupported.OMIT));
        BatchReader reader = new BatchReader(means, facepp, new BatchReader.Sizes(MAX_PICTURE, 2 * MAX_PICTURE));
        return new BatchesController(
                batches,
                reader,
                new BatchesController.Patience(Duration.ofMinutes(1), Duration.ofMinutes(1)),
                OUTCOMES::add);
    }

    private static Analysis analyze(byte[] picture) {
        try {
            return work.analyze(new String(picture, StandardCharsets.UTF_8));
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    @Bean
    ErrorAdvice errorAdvice() {
        return new ErrorAdvice();
    }

    @Bean
    ContainerErrors containerErrors() {
        return new ContainerErrors();
    }

    @Bean
    CallFilter callFilter() {
        return new CallFilter();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> patientProtocol() {
        return factory -> {
            factory.setProtocol(PatientProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
        };
    }
}
