package io.face106.http;

import io.face106.domain.AnalysisOptions;
import io.face106.facepp.DetectAnswer;
import io.face106.facepp.FaceppError;
import io.face106.facepp.Stamp;
import io.face106.nativeapi.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts into the OpenAPI document what annotations cannot: requests that work as they stand, with a real picture, and
 * answers as the code writes them.
 */
public final class OpenApiDocument implements OpenApiCustomizer {

    private static final String DESCRIPTION = "Finds faces in a picture and answers, for each, 106 landmarks and head"
            + " pose: in the shape of Face++ detect, and in a shape of its own.";
    private static final UUID ID = UUID.fromString("6f1a9d0e-3f0b-4c55-9d0a-7d1c5b6e2f10");
    private static final Stamp STAMP = Stamp.of(Instant.ofEpochSecond(1_767_225_600), ID, 15);

    private static final List<FaceppError> ERRORS = List.of(
            new FaceppError(FaceppError.Code.MISSING_ARGUMENTS, "image_url, image_file, image_base64"),
            new FaceppError(FaceppError.Code.AUTHENTICATION_ERROR),
            new FaceppError(FaceppError.Code.CONCURRENCY_LIMIT_EXCEEDED),
            new FaceppError(FaceppError.Code.REQUEST_ENTITY_TOO_LARGE),
            new FaceppError(FaceppError.Code.INTERNAL_ERROR));

    /** As the service answers with its default settings; a test sends requests that are answered so. */
    private static final List<Problem> PROBLEMS = List.of(
            new Problem(Problem.Kind.BAD_ARGUMENT, "expected one of fast, balanced, accurate, found 'slow'", "profile"),
            new Problem(Problem.Kind.NOT_ACCEPTABLE, "the answer is JSON"),
            BodyException.tooLarge(24 << 20).problem(),
            new Problem(Problem.Kind.UNSUPPORTED_FORMAT, "found GIF, expected JPEG, PNG, WebP or BMP", "image"),
            new Problem(
                    Problem.Kind.UNREADABLE_IMAGE,
                    "the JPEG picture is cut off: the end-of-image marker is missing",
                    "image"),
            new Problem(Problem.Kind.INTERNAL, "the request could not be answered"),
            new Problem(Problem.Kind.OVERLOADED, "no place came free within 10000 ms, try again"));

    private final String picture;
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
        this.picture = Base64.getEncoder().encodeToString(picture);
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
        details.complete(document);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(this::addExamples);
    }

    /** The order in which beans and classes are found is not always the same. */
    private static void sort(OpenAPI document) {
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        document.setPaths(paths);
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
    }

    private void addExamples(Operation operation) {
        if (FaceppApi.DETECT.equals(operation.getOperationId())) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("api_key", "any");
            form.put("api_secret", "any");
            form.put("image_base64", picture);
            form.put("return_landmark", 2);
            form.put("return_attributes", "headpose");
            request(operation, MediaType.MULTIPART_FORM_DATA_VALUE, form);
            request(operation, MediaType.APPLICATION_FORM_URLENCODED_VALUE, form);
            answer(operation, 200, resource("detect-answer.json"));
            ERRORS.forEach(error -> answer(operation, error.status(), text(error)));
        } else if (FacesApi.FACES.equals(operation.getOperationId())) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("image", picture);
            body.put("profile", "balanced");
            body.put("timings", true);
            request(operation, MediaType.APPLICATION_JSON_VALUE, body);
            answer(operation, 200, resource("faces-answer.json"));
            PROBLEMS.forEach(problem -> answer(
                    operation, problem.status(), new String(problem.write(ID.toString()), StandardCharsets.UTF_8)));
        }
    }

    private static String text(FaceppError error) {
        return new String(DetectAnswer.write(error, STAMP), StandardCharsets.UTF_8);
    }

    private static void request(Operation operation, String mediaType, Object example) {
        Content content = operation.getRequestBody().getContent();
        Objects.requireNonNull(content.get(mediaType), mediaType).setExample(example);
    }

    private static void answer(Operation operation, int status, String example) {
        String code = Integer.toString(status);
        Content content =
                Objects.requireNonNull(operation.getResponses().get(code), code).getContent();
        content.forEach((type, media) -> media.setExample(
                type.endsWith("json") ? JsonMapper.shared().readValue(example, Object.class) : example));
    }

    private static String resource(String name) {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
