package io.face106.http;

import io.face106.nativeapi.BatchLine;
import io.face106.nativeapi.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;

/** What the OpenAPI document says of calls with many pictures. Options of single pictures are added: {@link OpenApiBatches}. */
@Tag(name = "native")
interface BatchesApi {

    /** The operation's id in the document. */
    String BATCHES = "batches";

    @Operation(
            operationId = BATCHES,
            summary = "Find faces in many pictures",
            description =
                    "The pictures are the parts of a form (id: name of the file, or else of the field), the lines of a"
                            + " stream of JSON objects, or the files of a tar archive (id: path). They are worked on while they"
                            + " arrive; each is answered by a line of its own as soon as it is done, in no certain order, index"
                            + " being its place in the request. What is wrong with one picture is told in its line and does not"
                            + " touch the others. The last line is a summary; without it, the answer was cut off. Clients"
                            + " should read while they send. X-Request-Timeout is the time of the whole call, looked at between"
                            + " two reads of the body. With format=facepp the query string takes the parameters of"
                            + " /facepp/v3/detect instead of those below, and answers are those of that call.",
            parameters =
                    @Parameter(
                            name = "format",
                            in = ParameterIn.QUERY,
                            description = "Whose answers: those of /v1/faces or of /facepp/v3/detect.",
                            schema =
                                    @Schema(
                                            allowableValues = {"native", "facepp"},
                                            defaultValue = "native")),
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = BatchesShapes.Form.class)),
                                @Content(
                                        mediaType = BatchLine.MEDIA_TYPE,
                                        schema = @Schema(implementation = BatchesShapes.Picture.class)),
                                @Content(
                                        mediaType = BatchReader.TAR,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "Lines, each a JSON object",
            content =
                    @Content(
                            mediaType = BatchLine.MEDIA_TYPE,
                            schema = @Schema(implementation = BatchesShapes.Line.class)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "bad_argument (field says which), missing_argument: the body is empty, malformed_body: nothing came,"
                            + " or there is no boundary",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "415",
            description = "unsupported_media_type of the body",
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
            responseCode = "504",
            description = "deadline_exceeded: the time that the request said it has was over before anything came",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    @ApiResponse(
            responseCode = "503",
            description = "overloaded: too many batches at once; try again after the seconds that Retry-After says",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = FacesShapes.ProblemBody.class)))
    void batches(HttpServletRequest http, HttpServletResponse answer) throws IOException;
}
