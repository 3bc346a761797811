package io.face106.http;

import io.face106.domain.AnalysisOptions;
import io.face106.facepp.Attribute;
import io.face106.nativeapi.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** Completes the OpenAPI document with what holds for many of its places: required members, headers, defaults. */
final class OpenApiDetails {

    /** All: which of them there are is up to the caller, the networks and the face. */
    private static final Set<String> ATTRIBUTE_NAMES =
            Arrays.stream(Attribute.values()).map(Attribute::wireName).collect(Collectors.toUnmodifiableSet());

    /** Members that an answer may lack; every other member is always there. */
    private static final Map<String, Set<String>> MAY_LACK = Map.ofEntries(
            Map.entry("FaceppFace", Set.of("face_token", "landmark", "attributes")),
            Map.entry("FaceppAttributes", ATTRIBUTE_NAMES),
            Map.entry("FaceppDenseFace", Set.of("face_rectangle", "landmark")),
            Map.entry("FaceppError", Set.of("time_used", "request_id")),
            Map.entry("FacesAnswer", Set.of("names", "stage_ms")),
            Map.entry("Face", Set.of("presence", "landmarks", "occlusion", "pose", "quality")),
            Map.entry("FaceLandmarks", Set.of("visibility")),
            Map.entry("FaceOcclusion", Set.of("glasses")),
            Map.entry("FacePose", Set.of("network")),
            Map.entry("BatchLine", Set.of("index", "id", "answer", "status", "error", "summary")),
            Map.entry("StageMillis", Set.of("landmark", "occlusion", "pose", "quality")),
            Map.entry("Problem", Set.of("field")),
            Map.entry("ModelFigure", Set.of("note")));

    /** Requests; they say for themselves what is required. */
    private static final Set<String> FORMS = Set.of(
            "FaceppDetectForm",
            "FaceppAnalyzeForm",
            "FaceppThousandLandmarkForm",
            "FacesForm",
            "FacesJson",
            "BatchForm",
            "BatchPicture");

    /** Operations that take return_attributes. */
    private static final Set<String> ATTRIBUTES = Set.of(FaceppApi.DETECT, FaceppApi.ANALYZE);

    private final Map<String, Object> defaults;

    /**
     * The details of a running service.
     *
     * @param defaults for options that a native request does not give
     */
    OpenApiDetails(AnalysisOptions defaults) {
        this.defaults = Map.of(
                "profile", defaults.profile().wireName(),
                "min_face", defaults.minFace(),
                "max_faces", defaults.maxFaces(),
                "score_threshold", defaults.scoreThreshold());
    }

    void complete(OpenAPI document) {
        if (document.getComponents() != null) {
            document.getComponents().getSchemas().forEach(this::schema);
        }
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(this::operation);
    }

    private void schema(String name, Schema<?> schema) {
        if (!FORMS.contains(name)) {
            Set<String> optional = MAY_LACK.getOrDefault(name, Set.of());
            schema.setRequired(schema.getProperties().keySet().stream()
                    .filter(member -> !optional.contains(member))
                    .toList());
        } else if (!name.startsWith("Facepp")) {
            schema.getProperties().forEach((member, value) -> giveDefault(member, value));
        }
    }

    private void operation(Operation operation) {
        List.copyOf(operation.getParameters() == null ? List.of() : operation.getParameters())
                .forEach(parameter -> giveDefault(parameter.getName(), parameter.getSchema()));
        if (operation.getRequestBody() != null) {
            boolean batch = BatchesApi.BATCHES.equals(operation.getOperationId());
            operation.addParametersItem(new HeaderParameter()
                    .name(Reception.TIMEOUT)
                    .description("How long the answer is of use, counted from the arrival of the request: "
                            + Reception.FORMAT
                            + (batch
                                    ? ". Of the whole call: pictures that are not done by then are refused, what has not"
                                            + " arrived is not looked at, and the summary says that it is not complete."
                                    : ". Without it, or with more, as long as the service is configured to work on one."
                                            + " Whoever could not be answered by then is refused at once."))
                    .schema(new StringSchema().example("2.5")));
        }
        boolean attributes = ATTRIBUTES.contains(String.valueOf(operation.getOperationId()));
        operation.getResponses().forEach((status, response) -> {
            headers(status, response);
            if (attributes && status.equals("200")) {
                response.addHeaderObject(
                        FaceppCalls.UNSUPPORTED,
                        new Header()
                                .description("Attributes that were asked for and that nothing here can tell.")
                                .schema(new StringSchema().example("gender,age")));
            }
        });
    }

    private void giveDefault(String option, Schema<?> schema) {
        Object value = defaults.get(option);
        if (value != null) {
            schema.setDefault(value);
        }
    }

    private static void headers(String status, ApiResponse response) {
        response.addHeaderObject(
                Call.HEADER,
                new Header().description("Names the call, in logs too.").schema(new StringSchema().format("uuid")));
        if (status.equals("503") || status.equals("429")) {
            response.addHeaderObject(
                    HttpHeaders.RETRY_AFTER,
                    new Header().description("Seconds.").schema(new IntegerSchema().example(Problem.RETRY_AFTER)));
        }
    }
}
