package io.face106.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The bodies of the native API as the OpenAPI document describes them. For description only: they are written by hand. */
final class FacesShapes {

    static final String PROFILE = "How much work the landmarks are worth.";
    static final String MIN_FACE =
            "Smallest face to look for: height forehead to chin, pixels of the picture. In pictures"
                    + " of several thousand pixels, faces below about a 60th of the longer side are missed more and more.";
    static final String MAX_FACES = "Answer at most so many faces, the largest.";
    static final String SCORE_THRESHOLD =
            "How sure the detector must be of a face; above 0, at most 1. A small face it is"
                    + " not quite sure of is looked at again and must then score .2 more (at most .8); one down to .2 below counts"
                    + " only if nothing else is found and the landmark network sees it too.";
    static final String STAGES =
            "Comma separated, of detect, landmark, occlusion, pose and quality: what to answer. Faces are always detected."
                    + " Occlusion is answered only if a network of the pack can tell it; GET /v1/models says which pack runs.";
    static final String ORDER = "Order of the points: facepp (by part; names are answered), lapa (also SenseTime, JD),"
            + " insightface (2d106det).";
    static final String TIMINGS = "Answer how long each stage took.";

    private FacesShapes() {}

    @Schema(name = "FacesForm", description = "Options may be in the query string instead, each at most once.")
    record FacesForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "The stored picture: JPEG, PNG, WebP or BMP.")
            String image,

            @Schema(
                    description = PROFILE,
                    allowableValues = {"fast", "balanced", "accurate"})
            String profile,

            @Schema(name = "min_face", description = MIN_FACE, minimum = "1", maximum = "16384")
            int minFace,

            @Schema(name = "max_faces", description = MAX_FACES, minimum = "1", maximum = "1000")
            int maxFaces,

            @Schema(name = "score_threshold", description = SCORE_THRESHOLD, maximum = "1")
            double scoreThreshold,

            @Schema(description = STAGES, defaultValue = "detect,landmark,occlusion,pose")
            String stages,

            @Schema(
                    description = ORDER,
                    allowableValues = {"facepp", "lapa", "insightface"},
                    defaultValue = "lapa")
            String order,

            @Schema(description = TIMINGS, defaultValue = "false")
            boolean timings) {}

    @Schema(
            name = "FacesJson",
            description =
                    "Options may be in the query string instead, each at most once; values of at most 4096 characters.")
    record FacesJson(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "The stored picture, JPEG, PNG, WebP or BMP, in base64.")
            String image,

            @Schema(
                    description = PROFILE,
                    allowableValues = {"fast", "balanced", "accurate"})
            String profile,

            @Schema(name = "min_face", description = MIN_FACE, minimum = "1", maximum = "16384")
            int minFace,

            @Schema(name = "max_faces", description = MAX_FACES, minimum = "1", maximum = "1000")
            int maxFaces,

            @Schema(name = "score_threshold", description = SCORE_THRESHOLD, maximum = "1")
            double scoreThreshold,

            @Schema(description = STAGES, defaultValue = "detect,landmark,occlusion,pose")
            String stages,

            @Schema(
                    description = ORDER,
                    allowableValues = {"facepp", "lapa", "insightface"},
                    defaultValue = "lapa")
            String order,

            @Schema(description = TIMINGS, defaultValue = "false")
            boolean timings) {}

    @Schema(
            name = "FacesAnswer",
            description = "Coordinates are continuous pixels: the first pixel's centre is 0.5, 0.5.")
    record FacesAnswer(
            @Schema(name = "request_id") String requestId,
            Image image,
            String profile,

            @Schema(description = "Names of the points in their order; with order=facepp only.")
            List<String> names,

            @Schema(description = "Largest box first.") List<Face> faces,

            @Schema(name = "stage_ms", description = "With timings=true only.")
            StageMillis stageMillis) {}

    @Schema(name = "FacesImage", description = "As the viewer sees it: EXIF orientation applied.")
    record Image(
            @Schema(allowableValues = {"jpeg", "png", "webp", "bmp"})
            String format,

            int width,
            int height,
            @Schema(description = "The EXIF value, 1 to 8.") int orientation) {}

    @Schema(name = "Face")
    record Face(
            @Schema(description = "Forehead to chin; may leave the picture.")
            Box box,

            @Schema(description = "The detector's, 0 to 1.") double score,

            @Schema(description = "[x, y] of both eyes, nose tip and both mouth corners, image left first.")
            List<List<Double>> keypoints,

            @Schema(description = "Whether the landmark network sees a face, 0 to 1.")
            double presence,

            LandmarkList landmarks,
            OcclusionShapes.Occlusion occlusion,
            Pose pose,
            Quality quality) {}

    @Schema(name = "FaceBox")
    record Box(double left, double top, double width, double height) {}

    @Schema(name = "FaceLandmarks")
    record LandmarkList(
            @Schema(allowableValues = {"facepp", "lapa", "insightface"})
            String order,

            @Schema(description = "106 times [x, y].") List<List<Double>> points,

            @Schema(
                    description =
                            "Of each point, in the same order: how surely it can itself be seen, 0 to 1. Where it cannot,"
                                    + " its place is a guess from the rest of the face. Missing if no network of the pack"
                                    + " can tell.")
            List<Double> visibility) {}

    @Schema(
            name = "FacePose",
            description = "Degrees. yaw > 0: the nose points to image left; pitch > 0: the face looks down; roll > 0:"
                    + " tilted clockwise. rotation_matrix = Rz(roll) Rx(pitch) Ry(yaw), camera frame x right, y down,"
                    + " z into the scene.")
    record Pose(
            double yaw,
            double pitch,
            double roll,

            @Schema(name = "rotation_matrix", description = "Three rows of three.")
            List<List<Double>> rotationMatrix,

            @Schema(description = "How it was computed.") String method,

            @Schema(description = "Misfit of the points, in outer eye corner distances.")
            double residual,

            @Schema(
                    description = "Whether the angles should not be believed: residual above .1, pitch beyond 80"
                            + " degrees, an angle more than 20 degrees from that of network, or most points within the"
                            + " outline guesses (visibility below .5).")
            boolean doubtful,

            @Schema(description = "apparent: as seen from the camera.")
            String frame,

            @Schema(description = "facepp: signs and order of Face++.")
            String convention,

            @Schema(
                    description =
                            "What the landmark network reads from the picture, without a fit of points. Missing if no"
                                    + " network of the pack can tell.")
            Angles network) {}

    @Schema(name = "FaceAngles", description = "Degrees, signs and order as those of FacePose.")
    record Angles(double yaw, double pitch, double roll) {}

    @Schema(name = "FaceQuality", description = "How well the face can be seen; only if asked for.")
    record Quality(
            @Schema(
                    description =
                            "0 to 100: how fit for comparison with other faces. Turn, size, blur, exposure and what"
                                    + " the border cuts off each take from it; above 70 is usable.")
            double score,

            @Schema(description = "0 to 100, higher is blurrier; above 50 is clearly blurred.")
            double blur,

            @Schema(
                    name = "eye_distance",
                    description = "Distance of the outer eye corners in three dimensions, pixels.")
            double eyeDistance,

            @Schema(description = "0 to 1: share of the face that is neither drowned in black nor burnt out.")
            double exposure) {}

    @Schema(name = "StageMillis", description = "Milliseconds; stages that did not run are missing.")
    record StageMillis(double decode, double detect, double landmark, double occlusion, double pose, double quality) {}

    @Schema(name = "Problem", description = "RFC 9457 problem details.")
    record ProblemBody(
            @Schema(example = "urn:face106:problem:bad-argument")
            String type,

            @Schema(example = "An option cannot be understood")
            String title,

            @Schema(example = "400") int status,

            @Schema(example = "expected one of fast, balanced, accurate, found 'slow'")
            String detail,

            @Schema(description = "Stable, for programs.", example = "bad_argument")
            String code,

            @Schema(description = "The option or part at fault, if any.", example = "profile")
            String field,

            @Schema(name = "request_id") String requestId) {}
}
