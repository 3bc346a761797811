package io.face106.http;

import io.face106.nativeapi.ModelsAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/models}: what runs. */
@RestController
public class ModelsController {

    private final ModelsAnswer models;

    public ModelsController(ModelsAnswer models) {
        this.models = models;
    }

    @Operation(
            operationId = "models",
            tags = "native",
            summary = "Which models run",
            description = "Files, versions, hashes, tensors, licences, provider, and accuracy as it was measured.")
    @ApiResponse(
            responseCode = "200",
            description = "The models in use",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ModelsShapes.ModelsAnswer.class)))
    @GetMapping(path = "/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
    public ModelsAnswer models() {
        return models;
    }
}
