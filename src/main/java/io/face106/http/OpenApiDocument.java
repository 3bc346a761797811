package io.face106.http;

import io.face106.domain.AnalysisOptions;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Puts into the OpenAPI document what annotations cannot: what the service is, an order that does not change, and examples
 * ({@link OpenApiExamples}).
 */
public final class OpenApiDocument implements OpenApiCustomizer {

    private static final String DESCRIPTION = "Finds faces in a picture and answers, for each, 106 landmarks, what is"
            + " covered, head pose and quality: in the shape of Face++'s API, and in a shape of its own.";

    private final OpenApiExamples examples;
    private final String version;
    private final OpenApiDetails details;

    /**
     * The document of a running service.
     *
     * @param picture a small picture with a face, for the examples
     * @param version of the service
     * @param defaults for options that a native request does not give
     */
    public OpenApiDocument(byte[] picture, String version, AnalysisOptions defaults) {
        this.examples = new OpenApiExamples(picture);
        this.version = version;
        this.details = new OpenApiDetails(defaults);
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("face106")
                .description(DESCRIPTION)
                .version(version)
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
        // Wherever the document was fetched from: behind a proxy the service does not know its own address.
        document.setServers(List.of(new Server().url("/")));
        if (document.getPaths() == null) {
            return;
        }
        sort(document);
        OpenApiBatches.complete(document);
        OpenApiSecurity.complete(document);
        details.complete(document);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(examples::add);
    }

    /** The order in which beans and classes are found is not always the same. */
    private static void sort(OpenAPI document) {
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        document.setPaths(paths);
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
    }
}
