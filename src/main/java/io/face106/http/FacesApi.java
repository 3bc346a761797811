package io.face106.http;

import io.face106.nativeapi.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the OpenAPI document says of the native API. */
@Tag(name = "native", description = "The service's own API.")
interface FacesApi {

    /** The operation's id in the document. */
    String FACES = "faces";

    @Operation(
            operationId = FACES,
            summary = "Find faces, their 106 landmarks, what is covered, head pose and quality",
            description = "The picture is the body itself, the part image of a form or the member image of a JSON"
                    + " object. Options are in the query string, or beside the picture, each at most once; unknown ones"
                    + " are refused.",
            parameters = {
                @Parameter(
                        name = "profile",
                        in = ParameterIn.QUERY,
                        description = FacesShapes.PROFILE,
                        schema = @Schema(allowableValues = {"fast", "balanced", "accurate"})),
                @Parameter(
                        name = "min_face",
                        in = ParameterIn.QUERY,
                        description = FacesShapes.MIN_FACE,
                        schema = @Schema(type = "integer", minimum = "1", maximum = "16384")),
                @Parameter(
                        name = "max_faces",
                        in = ParameterIn.QUERY,
                        description = FacesShapes.MAX_FACES,
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(
                        name = "score_threshold",
                        in = ParameterIn.QUERY,
                        description = FacesShapes.SCORE_THRESHOLD,
                        schema = @Schema(type = "number", maximum = "1")),
                @Parameter(
                        name = "stages",
                        in = ParameterIn.QUERY,
                        description = FacesShapes.STAGES,
                        explode = Explode.FALSE,
                        array =
                                @ArraySchema(
                                        schema =
                                                @Schema(
                                                        type = "string",
                                                        allowableValues = {
                                                            "detect",
                                                            "landmark",
                                                            "occlusion",
                                                            "pose",
                                                            "quality"
                                                        }))),
                @Parameter(
                        name = "order",
                        in = ParameterIn.QUERY,
                        description = FacesShapes.ORDER,
                        schema =
                                @Schema(
                                        allowableValues = {"facepp", "lapa", "insightface"},
                                        defaultValue = "lapa")),
                @Parameter(
                        name = "timings",
                        in = ParameterIn.QUERY,
                        description = FacesShapes.TIMINGS,
                        schema = @Schema(type = "boolean", defaultValue = "false"))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = FacesShapes.FacesForm.class)),
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "image/webp",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "image/bmp", schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = FacesShapes.FacesJson.class))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The faces, largest first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FacesShapes.FacesAnswer.class)))
    @ApiResponse(
            responseCode = "400",
            description = "missing_argument, bad_argument (field says which), malformed_body",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "406",
            description = "not_acceptable",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "413",
            description = "too_many_bytes, image_too_large, body_too_large",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "415",
            description = "unsupported_format of the picture, unsupported_media_type of the body",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "422",
            description = "unreadable_image, image_too_small",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "500",
            description = "internal",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "503",
            description = "overloaded: try again after the seconds that Retry-After says",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "504",
            description = "deadline_exceeded: there was not enough time, see X-Request-Timeout",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    ResponseEntity<byte[]> faces(HttpServletRequest http);
}
