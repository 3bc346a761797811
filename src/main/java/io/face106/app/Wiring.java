package io.face106.app;

import io.face106.access.Key;
import io.face106.access.Keys;
import io.face106.accuracy.GoldenPicture;
import io.face106.accuracy.SelfTest;
import io.face106.domain.AnalysisOptions;
import io.face106.fetch.PictureFetcher;
import io.face106.http.Outcome;
import io.face106.observe.AdmissionMeters;
import io.face106.observe.LaneMeters;
import io.face106.observe.MeteredFaceAnalyzer;
import io.face106.observe.Meters;
import io.face106.pipeline.Admission;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.pipeline.StagedFaceAnalyzer;
import io.face106.pipeline.StagedFaceAnalyzer.Stages;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.NativeLibraries;
import io.face106.runtime.opencv.OpenCv;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.decode.DecodeStage;
import io.face106.stage.decode.ImageLimits;
import io.face106.stage.detect.DetectOptions;
import io.face106.stage.detect.DetectStage;
import io.face106.stage.landmark.LandmarkOptions;
import io.face106.stage.landmark.LandmarkStage;
import io.face106.stage.occlusion.OcclusionStage;
import io.face106.stage.pose.PoseOptions;
import io.face106.stage.pose.PoseStage;
import io.face106.stage.quality.QualityOptions;
import io.face106.stage.quality.QualityStage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Every object of the service but its web edge, in the order the data flows. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final long SELF_TEST_PIXELS = 1 << 20;
    private static final Duration SELF_TEST_PATIENCE = Duration.ofMinutes(1);

    /** First of all: an operator who made a mistake here need not wait for the models. */
    @Bean
    Keys keys(Environment environment) {
        List<Key> keys = KeySettings.read(environment);
        if (keys.isEmpty()) {
            LOG.warn("no keys configured: everybody who reaches this port may use the service; set face106.keys");
        }
        return new Keys(keys, System::nanoTime);
    }

    @Bean
    ModelPack modelPack(FaceProperties properties, Environment environment) {
        // Before the models, which nobody who made a mistake here should have to wait for.
        ServerThreads.check(properties, environment);
        return ModelPack.open(
                properties.models().location(), properties.models().pack());
    }

    @Bean
    ModelRuntime modelRuntime(FaceProperties properties, MeterRegistry registry) {
        NativeLibraries.unkept().ifPresent(LOG::warn);
        return Runtimes.open(properties.runtime(), (model, waiting) -> new LaneMeters(registry, model, waiting));
    }

    /** Closed after everything that runs them. */
    @Bean(destroyMethod = "close")
    Networks networks(ModelRuntime runtime, ModelPack pack) {
        return Networks.begin(runtime, pack);
    }

    /** One that cannot be loaded ends the start before the port is opened. */
    @Bean
    SmartInitializingSingleton networksLoaded(Networks networks) {
        return networks::await;
    }

    @Bean
    Admission admission(FaceProperties properties, ModelRuntime runtime, MeterRegistry registry) {
        int places = properties.runtime().places(runtime.provider());
        AdmissionMeters meters = new AdmissionMeters(registry);
        Admission admission = new Admission(properties.admission().toLimits(places), System::nanoTime, meters);
        meters.watch(admission);
        return admission;
    }

    @Bean
    Meters meters(MeterRegistry registry, ModelRuntime runtime, ModelPack pack) {
        Meters meters = new Meters(registry, Outcome.wireNames());
        meters.gauge("face106.native.tensors", "Native tensors alive", runtime::tensorsAlive);
        meters.gauge("face106.native.pictures", "Decoded pictures alive", Picture::alive);
        meters.gauge(
                "face106.jpeg.simd", "1 if JPEG decoding uses vector instructions", () -> OpenCv.jpegSimd() ? 1 : 0);
        pack.models().forEach((role, spec) -> meters.model(role, spec, runtime.provider()));
        return meters;
    }

    @Bean
    FaceAnalyzer faceAnalyzer(FaceProperties properties, Admission admission, Meters meters, Stages stages) {
        FaceProperties.Limits limits = properties.limits();
        ImageLimits imageLimits = new ImageLimits(
                limits.minSide(),
                limits.maxSide(),
                limits.maxPixels(),
                limits.maxBytes().toBytes());
        FaceAnalyzer staged = new StagedFaceAnalyzer(imageLimits, admission, stages);
        return new MeteredFaceAnalyzer(Remembering.around(staged, properties.cache(), meters), meters);
    }

    /** Closed, as Spring closes what can be closed. */
    @Bean
    PictureFetcher pictureFetcher(FaceProperties properties) {
        return new PictureFetcher(
                properties.links().toOptions(properties.limits().maxBytes()));
    }

    @Bean
    Stages stages(FaceProperties properties, Networks networks) {
        return stages(
                networks,
                DetectOptions.MEASURED,
                new LandmarkOptions(
                        LandmarkOptions.MEASURED.margin(),
                        properties.landmark().contourOffsets(),
                        properties.runtime().maxBatch()));
    }

    private static Stages stages(Networks networks, DetectOptions detect, LandmarkOptions landmark) {
        return new Stages(
                new DecodeStage(),
                new DetectStage(networks.detector(), networks.proposals(), detect),
                new LandmarkStage(networks.landmark(), landmark),
                new OcclusionStage(),
                new PoseStage(PoseOptions.CHOSEN),
                new QualityStage(QualityOptions.STATED));
    }

    @Bean
    AnalysisOptions defaultOptions(FaceProperties properties) {
        return properties.analysis().toOptions();
    }

    /**
     * Begun as soon as there are networks, beside the rest of the start. Readiness stays refused until every runner has
     * returned; a failing one ends the start. The networks are those of the service; limits and options are not, and nothing is
     * counted: what the operator sets must not decide this test. Proposals are taken at their word: else the detector would find
     * alone what a network out of order does not propose.
     */
    @Bean
    ApplicationRunner selfTest(Networks networks) {
        ImageLimits any = new ImageLimits(1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        Admission alone = new Admission(SELF_TEST_PIXELS, 1, SELF_TEST_PATIENCE);
        Stages stages = stages(networks, DetectOptions.MEASURED.trustingProposals(), LandmarkOptions.MEASURED);
        GoldenPicture golden = networks.hasFace() ? GoldenPicture.byFace() : GoldenPicture.byMeshes();
        SelfTest test = new SelfTest(new StagedFaceAnalyzer(any, alone, stages), golden);
        CompletableFuture<Void> passed = CompletableFuture.runAsync(test::run, Background.THREADS);
        return arguments -> Background.join(passed);
    }
}
