package io.face106.http;

import io.swagger.v3.oas.annotations.media.Schema;

/** What of a face is covered, as the OpenAPI document describes it. */
final class OcclusionShapes {

    private static final String COVERED = "Whether status is one of the ways to be covered: score is above .5.";
    private static final String SCORE = "Share of all ways to be covered, 0 to 1.";
    private static final String COVERED_FIRST =
            "If score is above .5, what covers it most; else whether it is rather open or closed.";

    private OcclusionShapes() {}

    @Schema(
            name = "FaceOcclusion",
            description =
                    "What of the face is covered. Left and right are those of the image. Missing if it was not asked"
                            + " for, or if no network of the pack can tell: the packs of meshes alone cannot.")
    record Occlusion(
            @Schema(name = "left_eye") Eye leftEye,

            @Schema(name = "right_eye") Eye rightEye,

            Mouth mouth,

            @Schema(
                    description = "What is worn before the eyes; missing if both are hidden.",
                    allowableValues = {"none", "clear", "dark"})
            String glasses,

            @Schema(description = "Mean visibility of the 73 points of brows, eyes, nose and mouth, 0 to 1.")
            double visible,

            @Schema(
                    name = "mostly_guessed",
                    description =
                            "Whether those points are mostly guesses from the little that can be seen: visible is below .5.")
            boolean mostlyGuessed) {}

    @Schema(name = "EyeOcclusion")
    record Eye(
            @Schema(description = COVERED) boolean covered,
            @Schema(description = SCORE) double score,

            @Schema(
                    description = COVERED_FIRST
                            + " object: something stands before it; self: the head itself hides it, turned away or"
                            + " beyond the picture.",
                    allowableValues = {"open", "closed", "dark_glasses", "object", "self"})
            String status,

            EyeShares shares) {}

    @Schema(name = "EyeShares", description = "Each 0 to 1; they sum to 1 but for rounding.")
    record EyeShares(
            @Schema(description = "Covered by something that stands before it.")
            double object,

            @Schema(description = "Covered by the head itself, or beyond the picture.")
            double self,

            @Schema(name = "bare_open") double bareOpen,
            @Schema(name = "bare_closed") double bareClosed,

            @Schema(name = "glasses_open", description = "Open behind a clear lens.")
            double glassesOpen,

            @Schema(name = "glasses_closed", description = "Closed behind a clear lens.")
            double glassesClosed,

            @Schema(name = "dark_glasses", description = "Covered by a lens that cannot be seen through.")
            double darkGlasses) {}

    @Schema(name = "MouthOcclusion")
    record Mouth(
            @Schema(description = COVERED) boolean covered,
            @Schema(description = SCORE) double score,

            @Schema(
                    description = COVERED_FIRST + " open: lips apart, be it a smile; object: covered, but by no mask.",
                    allowableValues = {"open", "closed", "mask", "object"})
            String status,

            MouthShares shares) {}

    @Schema(name = "MouthShares", description = "Each 0 to 1; they sum to 1 but for rounding.")
    record MouthShares(
            @Schema(description = "Covered by a mask, respirator or scarf that is worn over it.")
            double mask,

            @Schema(description = "Covered by something else.")
            double object,

            double closed,
            double open) {}
}
