package io.face106.app;

import io.face106.access.Endpoint;
import io.face106.access.Keys;
import io.face106.accuracy.GoldenPicture;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.StageName;
import io.face106.facepp.Attributes;
import io.face106.fetch.PictureFetcher;
import io.face106.http.BodyReader;
import io.face106.http.ByteAnswers;
import io.face106.http.CallFilter;
import io.face106.http.ContainerErrors;
import io.face106.http.DoorFilter;
import io.face106.http.EncodeTimer;
import io.face106.http.ErrorAdvice;
import io.face106.http.FaceppCalls;
import io.face106.http.FaceppController;
import io.face106.http.FaceppDetection;
import io.face106.http.FacesController;
import io.face106.http.FacesReader;
import io.face106.http.ModelsController;
import io.face106.http.NativeAccess;
import io.face106.http.OpenApiDocument;
import io.face106.http.OutcomeFilter;
import io.face106.http.Reception;
import io.face106.http.TomcatErrors;
import io.face106.nativeapi.ModelsAnswer;
import io.face106.observe.Meters;
import io.face106.pipeline.Admission;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.runtime.ModelPack;
import io.face106.runtime.ModelRuntime;
import io.face106.runtime.ModelSpec;
import io.face106.store.FaceStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The web edge. */
@Configuration(proxyBeanMethods = false)
@Import({ErrorAdvice.class, ContainerErrors.class})
class WebWiring {

    /** Bodies wait without a place in the queue of pictures: so long that a burst passes, not longer. */
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(2);

    /** Each connection holds a buffer of this size, beside that of server.max-http-request-header-size. */
    private static final int READ_BYTES = 1 << 16;

    @Bean
    FilterRegistrationBean<CallFilter> callFilter() {
        FilterRegistrationBean<CallFilter> registration = new FilterRegistrationBean<>(new CallFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Behind the call filter, which answers preflight requests: they ask for no analysis. */
    @Bean
    FilterRegistrationBean<OutcomeFilter> outcomeFilter(ObjectProvider<Meters> meters) {
        // Filters are made with the server, before settings and models have been looked at: meters only when needed.
        OutcomeFilter filter = new OutcomeFilter(
                outcome -> meters.getObject().outcome(outcome.wireName()),
                outcome -> meters.getObject().batch(outcome.wireName()));
        FilterRegistrationBean<OutcomeFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Behind the filters that count: of a refusal they know as much as of any other answer. */
    @Bean
    FilterRegistrationBean<DoorFilter> doorFilter(ObjectProvider<Reception> reception, ObjectProvider<Keys> keys) {
        DoorFilter filter =
                new DoorFilter(SingletonSupplier.of(reception::getObject), SingletonSupplier.of(keys::getObject));
        FilterRegistrationBean<DoorFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    /** Face++'s clients send their keys among the parameters, where its controller finds them. */
    @Bean
    WebMvcConfigurer nativeAccess(Keys keys) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new NativeAccess(keys, Endpoint.FACES)).addPathPatterns("/v1/faces");
                registry.addInterceptor(new NativeAccess(keys, Endpoint.BATCHES))
                        .addPathPatterns("/v1/batches");
                registry.addInterceptor(new NativeAccess(keys, Endpoint.MODELS)).addPathPatterns("/v1/models");
            }
        };
    }

    /** Requests that Tomcat itself refuses are answered like all others. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatErrors() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(TomcatErrors.class.getName());
            }
        });
    }

    /** A client that asks before it sends its body is told to go on only once the body is wanted. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> continueOnRead() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
    }

    /** A picture comes in a few reads: with Tomcat's 8 kB, one of 270 kB takes thirty calls of the kernel. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> largeReads() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appReadBufSize", Integer.toString(READ_BYTES)));
    }

    /** What is bytes already is written as it is, before any of Spring's own ways is tried. */
    @Bean
    SmartInitializingSingleton byteAnswersFirst(RequestMappingHandlerAdapter adapter) {
        return () -> {
            List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
            handlers.add(new ByteAnswers());
            handlers.addAll(Objects.requireNonNull(adapter.getReturnValueHandlers()));
            adapter.setReturnValueHandlers(handlers);
        };
    }

    @Bean
    BodyReader bodyReader(FaceProperties properties) {
        FaceProperties.Limits limits = properties.limits();
        return new BodyReader(
                Math.toIntExact(limits.maxBody().toBytes()),
                limits.maxBodies().toBytes(),
                BODY_PATIENCE,
                limits.bodyTime(),
                properties.admission().maxRequests());
    }

    @Bean
    Reception reception(FaceProperties properties, Admission admission, BodyReader bodies) {
        return new Reception(admission, bodies, properties.admission().timeout());
    }

    @Bean
    EncodeTimer encodeTimer(Meters meters) {
        return nanos -> meters.stage(StageName.ENCODE, nanos);
    }

    @Bean
    FaceppCalls faceppCalls(
            FaceProperties properties, Reception reception, Keys keys, PictureFetcher fetcher, EncodeTimer timer) {
        int maxPicture = Math.toIntExact(properties.limits().maxBytes().toBytes());
        return new FaceppCalls(reception, keys, new FaceppCalls.Links(fetcher::fetch, maxPicture), timer);
    }

    @Bean
    Attributes attributes(FaceProperties properties, Networks networks) {
        boolean irises = networks.irises(properties.analysis().profile());
        boolean occlusion = networks.hasFace();
        return new Attributes(irises, occlusion, properties.facepp().unsupported());
    }

    @Bean
    FaceppDetection faceppDetection(FaceppController.Analyzer analyzer, FaceStore store, Attributes attributes) {
        return new FaceppDetection(analyzer, store, attributes);
    }

    @Bean
    FaceppController faceppController(
            FaceppCalls calls,
            FaceppController.Analyzer analyzer,
            FaceStore store,
            Attributes attributes,
            FaceppDetection detection) {
        return new FaceppController(calls, analyzer, store, attributes, detection);
    }

    @Bean
    FaceppController.Analyzer faceppAnalyzer(FaceAnalyzer analyzer, AnalysisOptions defaults) {
        return new FaceppController.Analyzer(analyzer, defaults);
    }

    @Bean
    FacesController facesController(
            FaceAnalyzer analyzer, AnalysisOptions defaults, Reception reception, EncodeTimer timer) {
        return new FacesController(analyzer, new FacesReader(defaults), reception, timer);
    }

    @Bean
    ModelsController modelsController(ModelRuntime runtime, ModelPack pack, Networks networks) {
        List<ModelsAnswer.Entry> entries = pack.models().entrySet().stream()
                .filter(model -> networks.run(model.getValue()))
                .map(model -> entry(model.getKey(), model.getValue()))
                .toList();
        return new ModelsController(new ModelsAnswer(runtime.provider(), pack.name(), entries));
    }

    private static ModelsAnswer.Entry entry(String role, ModelSpec spec) {
        return new ModelsAnswer.Entry(
                role,
                spec.name(),
                spec.version(),
                spec.file(),
                spec.sha256(),
                spec.task(),
                spec.licence(),
                spec.origin(),
                List.of(new ModelsAnswer.TensorShape(
                        spec.input().name(), spec.input().shape())),
                spec.outputs().stream()
                        .map(output -> new ModelsAnswer.TensorShape(output.name(), output.shape()))
                        .toList(),
                spec.accuracy().stream()
                        .map(a -> new ModelsAnswer.Figure(a.set(), a.figure(), a.value(), a.note()))
                        .toList());
    }

    @Bean
    OpenApiDocument openApiDocument(BuildProperties build, AnalysisOptions defaults) {
        return new OpenApiDocument(GoldenPicture.picture(), Objects.requireNonNull(build.getVersion()), defaults);
    }
}
