package io.face106.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Requests and answers of batches as the OpenAPI document describes them. For description only: they are written by hand. */
final class BatchesShapes {

    private BatchesShapes() {}

    @Schema(name = "BatchForm")
    record Form(
            @Schema(
                    description = "Every part, whatever its name, is a picture: JPEG, PNG, WebP or BMP.",
                    type = "array",
                    format = "binary")
            List<String> pictures) {}

    @Schema(
            name = "BatchPicture",
            description =
                    "One line. Further members are options of this picture, values of at most 4096 characters, and go"
                            + " before those of the query.")
    record Picture(
            @Schema(description = "Any text or number; it comes back as text.", maxLength = 256)
            String id,

            @Schema(description = "The stored picture, JPEG, PNG, WebP or BMP, in base64.")
            String image,

            @Schema(name = "image_url", description = "Where the picture is, instead of image.", maxLength = 2048)
            String imageUrl) {}

    @Schema(
            name = "BatchLine",
            description =
                    "One line: of a picture (index, id, answer or error), of what ended the batch early (index null,"
                            + " error), or the last (summary).")
    record Line(
            @Schema(description = "Place of the picture in the request, from 0.")
            Integer index,

            @Schema(description = "The caller's, or null.") String id,

            @Schema(description = "What the call with this picture alone would have been answered.")
            FacesShapes.FacesAnswer answer,

            @Schema(description = "With format=facepp: the HTTP status that belongs to error.")
            Integer status,

            @Schema(description = "The problem that such a call would have been refused with.")
            FacesShapes.ProblemBody error,

            Summary summary) {}

    @Schema(name = "BatchSummary")
    record Summary(
            @Schema(description = "How many were answered or refused.")
            int pictures,

            @Schema(description = "How many of them were refused.")
            int failed,

            @Schema(description = "Whether these were all pictures of the request.")
            boolean complete) {}
}
