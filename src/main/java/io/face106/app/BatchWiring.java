package io.face106.app;

import io.face106.domain.AnalysisOptions;
import io.face106.fetch.PictureFetcher;
import io.face106.http.BatchReader;
import io.face106.http.BatchesController;
import io.face106.http.EncodeTimer;
import io.face106.http.FaceppDetection;
import io.face106.http.NativeBatch;
import io.face106.http.PatientProtocol;
import io.face106.http.batch.Batches;
import io.face106.observe.Meters;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.runtime.ModelRuntime;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.ContextClosedEvent;

/** Calls with many pictures. */
@Configuration(proxyBeanMethods = false)
class BatchWiring {

    /** Closed before the networks that its threads run. */
    @Bean(destroyMethod = "close")
    @DependsOn("networks")
    Batches batches(FaceProperties properties, ModelRuntime runtime, Meters meters) {
        Batches batches = new Batches(
                properties.batch().toLimits(properties.limits()),
                properties.runtime().places(runtime.provider()),
                System::nanoTime);
        meters.gauge("face106.batches", "Calls with many pictures under way", batches::underWay);
        meters.gauge("face106.batch.pictures", "Pictures of such calls, read and not answered", batches::itemsInFlight);
        return batches;
    }

    /** Before the server waits for requests under way: batches under way then read no further. */
    @Bean
    ApplicationListener<ContextClosedEvent> stopBatches(Batches batches) {
        return closed -> batches.stop();
    }

    @Bean
    NativeBatch.Means batchMeans(
            FaceAnalyzer analyzer, AnalysisOptions defaults, PictureFetcher fetcher, EncodeTimer timer) {
        return new NativeBatch.Means(analyzer, defaults, fetcher::fetch, timer);
    }

    @Bean
    BatchReader batchReader(FaceProperties properties, NativeBatch.Means means, FaceppDetection facepp) {
        FaceProperties.Limits limits = properties.limits();
        return new BatchReader(
                means,
                facepp,
                new BatchReader.Sizes(
                        Math.toIntExact(limits.maxBytes().toBytes()),
                        Math.toIntExact(limits.maxBody().toBytes())));
    }

    @Bean
    BatchesController batchesController(FaceProperties properties, Batches batches, BatchReader reader, Meters meters) {
        FaceProperties.Batch settings = properties.batch();
        return new BatchesController(
                batches,
                reader,
                new BatchesController.Patience(settings.patience(), settings.writeTime()),
                outcome -> meters.outcome(outcome.wireName()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> patientProtocol() {
        return factory -> factory.setProtocol(PatientProtocol.class.getName());
    }
}
