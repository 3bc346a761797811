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
@Tag(
        name = "facepp",
        description =
                "The shape of Face++'s API, for clients written for it. Parameters may come as multipart parts, in an"
                        + " urlencoded body or in the query string; unknown ones are ignored, empty ones count as not given."
                        + " Checked in this order: size and form of the body, credentials, parameters, picture.")
interface FaceppApi {

    /** The operations' ids in the document. */
    String DETECT = "detect";

    String ANALYZE = "analyze";
    String THOUSAND_LANDMARK = "thousandLandmark";

    @Operation(
            operationId = DETECT,
            summary = "Find faces",
            description =
                    "Without a face the answer is 200 with an empty list. Attributes that nothing here can tell are"
                            + " left out and named in the header X-Unsupported-Attributes.",
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
    @FaceppErrors
    ResponseEntity<byte[]> detect(HttpServletRequest http);

    @Operation(
            operationId = ANALYZE,
            summary = "Tell more of faces that were found before",
            description =
                    "By the tokens that detect answered, for as long as they live: points and attributes, without the"
                            + " picture.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = FaceppShapes.AnalyzeForm.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                        schema = @Schema(implementation = FaceppShapes.AnalyzeForm.class))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The faces, in the order of their tokens",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FaceppShapes.AnalyzeAnswer.class)))
    @FaceppErrors
    ResponseEntity<byte[]> analyze(HttpServletRequest http);

    @Operation(
            operationId = THOUSAND_LANDMARK,
            summary = "Draw the largest face densely",
            description =
                    "973 points and two radii on smooth curves through the mesh. The hairline is extrapolated: no network"
                            + " sees it. Without a face the answer is 200 with an empty face.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = FaceppShapes.ThousandLandmarkForm.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                        schema = @Schema(implementation = FaceppShapes.ThousandLandmarkForm.class))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The groups that were asked for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FaceppShapes.ThousandLandmarkAnswer.class)))
    @FaceppErrors
    ResponseEntity<byte[]> thousandLandmark(HttpServletRequest http);
}
