package io.face106.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The bodies of the Face++ API as the OpenAPI document describes them. For description only: they are written by hand. */
final class FaceppShapes {

    private static final String IMAGE =
            "One of image_file, image_base64 and image_url is needed; they win in this order. ";

    private static final String KEY = "Must be there, as Face++ wants it; every value is accepted.";

    private FaceppShapes() {}

    @Schema(name = "FaceppDetectForm", description = "Every field may be in the query string as well.")
    record DetectForm(
            @Schema(name = "api_key", requiredMode = Schema.RequiredMode.REQUIRED, description = KEY, example = "any")
            String apiKey,

            @Schema(
                    name = "api_secret",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = KEY,
                    example = "any")
            String apiSecret,

            @Schema(
                    name = "image_file",
                    type = "string",
                    format = "binary",
                    description = IMAGE + "The stored picture: JPEG or PNG, WebP and BMP too.")
            String imageFile,

            @Schema(name = "image_base64", description = IMAGE + "The same bytes in base64; a data URI is taken too.")
            String imageBase64,

            @Schema(
                    name = "image_url",
                    description = IMAGE + "Only links to hosts that the operator allowed are followed.")
            String imageUrl,

            @Schema(
                    name = "return_landmark",
                    description = "0: no points, 1: 83 points, 2: 106 points.",
                    minimum = "0",
                    maximum = "2",
                    defaultValue = "0",
                    example = "2")
            int returnLandmark,

            @Schema(
                    name = "return_attributes",
                    description =
                            "Comma separated. headpose is answered; other Face++ names are accepted and left out.",
                    defaultValue = "none",
                    example = "headpose")
            String returnAttributes,

            @Schema(
                    name = "calculate_all",
                    description = "1: landmarks and attributes for every face, not only for the five largest.",
                    minimum = "0",
                    maximum = "1",
                    defaultValue = "0")
            int calculateAll) {}

    @Schema(name = "FaceppDetectAnswer")
    record DetectAnswer(
            @Schema(name = "request_id", description = "Unix seconds, comma, UUID.")
            String requestId,

            @Schema(name = "time_used", description = "Milliseconds.")
            int timeUsed,

            @Schema(description = "Largest rectangle first; empty if there is no face.")
            List<Face> faces,

            @Schema(name = "image_id", description = "The same for the same bytes.")
            String imageId,

            @Schema(name = "face_num") int faceNum) {}

    @Schema(name = "FaceppFace", description = "landmark and attributes are there if asked for, for the five largest.")
    record Face(
            @Schema(name = "face_token", description = "New on every call.")
            String faceToken,

            @Schema(name = "face_rectangle", description = "A square, brow to chin; may leave the picture.")
            Rectangle faceRectangle,

            @Schema(description = "Whole pixels by name of the point; left and right are those of the image.")
            Map<String, Pixel> landmark,

            Attributes attributes) {}

    @Schema(name = "FaceppRectangle")
    record Rectangle(int top, int left, int width, int height) {}

    @Schema(name = "FaceppPixel")
    record Pixel(int x, int y) {}

    @Schema(name = "FaceppAttributes")
    record Attributes(HeadPose headpose) {}

    @Schema(
            name = "FaceppHeadPose",
            description = "Degrees. yaw > 0: the nose points to image left; pitch > 0: the face looks down; roll > 0:"
                    + " tilted clockwise.")
    record HeadPose(
            @Schema(name = "pitch_angle") double pitch,
            @Schema(name = "roll_angle") double roll,
            @Schema(name = "yaw_angle") double yaw) {}

    @Schema(name = "FaceppError", description = "404 carries error_message only; 413 is plain text.")
    record ErrorBody(
            @Schema(name = "time_used") int timeUsed,
            @Schema(name = "error_message") String errorMessage,
            @Schema(name = "request_id") String requestId) {}
}
