package io.face106.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The answer of {@code GET /v1/models} as the OpenAPI document describes it. */
final class ModelsShapes {

    private ModelsShapes() {}

    @Schema(name = "ModelsAnswer")
    record ModelsAnswer(
            @Schema(
                    description = "What carries out the arithmetic.",
                    allowableValues = {"cpu", "cuda", "tensorrt"})
            String provider,

            @Schema(
                    description =
                            "The pack in use. One with the role face tells what of a face is covered, which points can"
                                    + " be seen and the network's own angles; one without leaves these members out.")
            String pack,

            @Schema(description = "One for each role that runs on this provider.")
            List<Model> models) {}

    @Schema(name = "Model")
    record Model(
            @Schema(
                    description = "What the service uses it for.",
                    allowableValues = {
                        "detector",
                        "proposals",
                        "proposalsInt8",
                        "face",
                        "faceInt8",
                        "mesh",
                        "attentionMesh"
                    })
            String role,

            String name,

            @Schema(description = "Of the weights.") String version,

            String file,

            @Schema(description = "Of the file, in hexadecimal digits; checked at every start.")
            String sha256,

            @Schema(description = "The question it answers.")
            String task,

            @Schema(description = "SPDX identifier.") String licence,

            @Schema(description = "Where the weights come from.")
            String origin,

            List<Tensor> inputs,
            List<Tensor> outputs,

            @Schema(description = "As measured, with the faults of the sets.")
            List<Figure> accuracy) {}

    @Schema(name = "ModelTensor", description = "Numbers of 32 bits.")
    record Tensor(
            String name,
            @Schema(description = "-1 where it varies.") List<Long> shape) {}

    @Schema(name = "ModelFigure")
    record Figure(
            @Schema(description = "What it was measured on.")
            String set,

            @Schema(description = "What was measured.") String figure,
            double value,
            String note) {}
}
