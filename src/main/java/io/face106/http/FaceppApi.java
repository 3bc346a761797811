package io.face106.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the OpenAPI document says of the Face++ API. */
@Tag(name = "facepp", description = "The shape of Face++'s detect API, for clients written for it.")
interface FaceppApi {

    /** The operation's id in the document. */
    String DETECT = "detect";

    @Operation(
            operationId = DETECT,
            summary = "Find faces, in the shape of Face++",
            description = "Parameters may come as multipart parts, in an urlencoded body or in the query string;"
                    + " unknown ones are ignored, empty ones count as not given. Without a face the answer is 200"
                    + " with an empty list.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = FaceppShapes.DetectForm.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                        schema = @Schema(implementation = FaceppShapes.DetectForm.class))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The faces, largest first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FaceppShapes.DetectAnswer.class)))
    @ApiResponse(
            responseCode = "400",
            description = "MISSING_ARGUMENTS, BAD_ARGUMENTS, IMAGE_ERROR_UNSUPPORTED_FORMAT, INVALID_IMAGE_SIZE,"
                    + " IMAGE_FILE_TOO_LARGE (each followed by colon, blank and the parameter), INVALID_IMAGE_URL",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
    @ApiResponse(
            responseCode = "401",
            description = "AUTHENTICATION_ERROR, where keys are checked",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
    @ApiResponse(
            responseCode = "403",
            description = "CONCURRENCY_LIMIT_EXCEEDED: the service is busy, try again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
    @ApiResponse(
            responseCode = "413",
            description = "The body is too large",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "500",
            description = "INTERNAL_ERROR",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FaceppShapes.ErrorBody.class)))
    ResponseEntity<byte[]> detect(HttpServletRequest http);
}
