package io.face106.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The bodies of the Face++ API as the OpenAPI document describes them. For description only: they are written by hand. */
final class FaceppShapes {

    private static final String IMAGE =
            "One of image_file, image_base64 and image_url is needed; they win in this order. ";
    private static final String URL =
            "Only links to hosts that the configuration names are followed, by default none: INVALID_IMAGE_URL.";
    private static final String KEY =
            "Must be there, as Face++ wants it; every value is accepted where no keys are configured.";
    private static final String ATTRIBUTES =
            "Comma separated. headpose, blur, facequality, eyegaze, eyestatus, mouthstatus, glass, nose_occlusion,"
                    + " chin_occlusion and face_occlusion are answered, the last six and eyegaze as far as the networks of"
                    + " the pack can tell; other Face++ names are accepted, left out, and named in the header"
                    + " X-Unsupported-Attributes.";
    /** What the examples ask for: all that can be answered. */
    static final String EXAMPLE =
            "headpose,blur,facequality,eyegaze,eyestatus,mouthstatus,glass,nose_occlusion,chin_occlusion,face_occlusion";

    private static final String BEAUTY = "Accepted and of no use: beauty is not told.";

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

            @Schema(name = "image_url", description = IMAGE + URL)
            String imageUrl,

            @Schema(
                    name = "return_landmark",
                    description = "0: no points, 1: 83 points, 2: 106 points.",
                    minimum = "0",
                    maximum = "2",
                    defaultValue = "0",
                    example = "2")
            int returnLandmark,

            @Schema(name = "return_attributes", description = ATTRIBUTES, defaultValue = "none", example = EXAMPLE)
            String returnAttributes,

            @Schema(name = "beauty_score_min", description = BEAUTY, minimum = "0", maximum = "100", defaultValue = "0")
            int beautyScoreMin,

            @Schema(
                    name = "beauty_score_max",
                    description = BEAUTY,
                    minimum = "0",
                    maximum = "100",
                    defaultValue = "100")
            int beautyScoreMax,

            @Schema(
                    name = "calculate_all",
                    description = "1: landmarks and attributes for every face, not only for the five largest.",
                    minimum = "0",
                    maximum = "1",
                    defaultValue = "0")
            int calculateAll,

            @Schema(
                    name = "face_rectangle",
                    description = "top,left,width,height, brow to chin: look at the one face here and nowhere else.",
                    example = "86,179,92,92")
            String faceRectangle) {}

    @Schema(name = "FaceppAnalyzeForm", description = "Every field may be in the query string as well.")
    record AnalyzeForm(
            @Schema(name = "api_key", requiredMode = Schema.RequiredMode.REQUIRED, description = KEY, example = "any")
            String apiKey,

            @Schema(
                    name = "api_secret",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = KEY,
                    example = "any")
            String apiSecret,

            @Schema(
                    name = "face_tokens",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "1 to 5 tokens that detect answered, comma separated.",
                    example = "c8b5f8c0c1c34f0c8d0bd1c4d2f3a4b5")
            String faceTokens,

            @Schema(
                    name = "return_landmark",
                    description = "0: no points, 1: 83 points, 2: 106 points.",
                    minimum = "0",
                    maximum = "2",
                    defaultValue = "0",
                    example = "2")
            int returnLandmark,

            @Schema(name = "return_attributes", description = ATTRIBUTES, defaultValue = "none", example = EXAMPLE)
            String returnAttributes,

            @Schema(name = "beauty_score_min", description = BEAUTY, minimum = "0", maximum = "100", defaultValue = "0")
            int beautyScoreMin,

            @Schema(
                    name = "beauty_score_max",
                    description = BEAUTY,
                    minimum = "0",
                    maximum = "100",
                    defaultValue = "100")
            int beautyScoreMax) {}

    @Schema(name = "FaceppThousandLandmarkForm", description = "Every field may be in the query string as well.")
    record ThousandLandmarkForm(
            @Schema(name = "api_key", requiredMode = Schema.RequiredMode.REQUIRED, description = KEY, example = "any")
            String apiKey,

            @Schema(
                    name = "api_secret",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = KEY,
                    example = "any")
            String apiSecret,

            @Schema(name = "face_token", description = "A token that detect answered; wins over pictures.")
            String faceToken,

            @Schema(
                    name = "image_file",
                    type = "string",
                    format = "binary",
                    description = IMAGE + "The stored picture: JPEG or PNG, WebP and BMP too.")
            String imageFile,

            @Schema(name = "image_base64", description = IMAGE + "The same bytes in base64; a data URI is taken too.")
            String imageBase64,

            @Schema(name = "image_url", description = IMAGE + URL)
            String imageUrl,

            @Schema(
                    name = "return_landmark",
                    description = "Comma separated: left_eyebrow, right_eyebrow, left_eye, left_eye_eyelid, right_eye,"
                            + " right_eye_eyelid, nose, mouse (sic; mouth is taken too), face, all.",
                    defaultValue = "all",
                    example = "left_eye,nose")
            String returnLandmark) {}

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

    @Schema(name = "FaceppAnalyzeAnswer")
    record AnalyzeAnswer(
            @Schema(name = "request_id", description = "Unix seconds, comma, UUID.")
            String requestId,

            @Schema(name = "time_used", description = "Milliseconds.")
            int timeUsed,

            @Schema(description = "In the order of the tokens.")
            List<Face> faces) {}

    @Schema(name = "FaceppThousandLandmarkAnswer")
    record ThousandLandmarkAnswer(
            @Schema(name = "request_id", description = "Unix seconds, comma, UUID.")
            String requestId,

            @Schema(name = "time_used", description = "Milliseconds.")
            int timeUsed,

            @Schema(description = "Empty if there is no face.")
            DenseFace face) {}

    @Schema(name = "FaceppDenseFace")
    record DenseFace(
            @Schema(name = "face_rectangle") Rectangle faceRectangle,

            @Schema(
                    description =
                            "Groups by name, in them whole pixels by name of the point; *_pupil_radius are numbers."
                                    + " Left and right are those of the image.")
            Map<String, Map<String, Object>> landmark) {}

    @Schema(name = "FaceppFace", description = "landmark and attributes are there if asked for, for the five largest.")
    record Face(
            @Schema(
                    name = "face_token",
                    description =
                            "New on every call; analyze takes it for 72 hours, unless configured otherwise. Missing"
                                    + " while the store of tokens is out of order.")
            String faceToken,

            @Schema(name = "face_rectangle", description = "A square, brow to chin; may leave the picture.")
            Rectangle faceRectangle,

            @Schema(description = "Whole pixels by name of the point; left and right are those of the image.")
            Map<String, Pixel> landmark,

            FaceppAttributeShapes.Attributes attributes) {}

    @Schema(name = "FaceppRectangle")
    record Rectangle(int top, int left, int width, int height) {}

    @Schema(name = "FaceppPixel")
    record Pixel(int x, int y) {}

    @Schema(name = "FaceppError", description = "404 carries error_message only; 413 is plain text.")
    record ErrorBody(
            @Schema(name = "time_used") int timeUsed,
            @Schema(name = "error_message") String errorMessage,
            @Schema(name = "request_id") String requestId) {}
}
