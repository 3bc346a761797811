package io.face106.http;

import io.swagger.v3.oas.annotations.media.Schema;

/** The attributes of a face as the OpenAPI document describes them, like {@link FaceppShapes}. */
final class FaceppAttributeShapes {

    private static final String HIDDEN =
            "How much can't be seen, 100 less the mean visibility of its points; our shape, Face++'s is not known: ";

    private FaceppAttributeShapes() {}

    @Schema(name = "FaceppAttributes")
    record Attributes(
            HeadPose headpose,

            Blur blur,
            Measure facequality,

            @Schema(description = "There only where a network sees irises, and both eyes are open and not covered.")
            EyeGaze eyegaze,

            EyeStatus eyestatus,
            MouthStatus mouthstatus,

            @Schema(description = "There if it or eyestatus is asked for, unless both eyes are hidden.")
            Glass glass,

            @Schema(name = "nose_occlusion", description = HIDDEN + "ridge, tip, wings and base of the nose.")
            Measure noseOcclusion,

            @Schema(name = "chin_occlusion", description = HIDDEN + "the lower half of the jaw's outline.")
            Measure chinOcclusion,

            @Schema(name = "face_occlusion", description = HIDDEN + "brows, eyes, nose and mouth.")
            Measure faceOcclusion) {}

    @Schema(
            name = "FaceppMeasure",
            description = "0..100, and where the line is drawn, as Face++ draws it for blur and facequality.")
    record Measure(double threshold, double value) {}

    @Schema(name = "FaceppBlur", description = "Higher is blurrier; the three are the same.")
    record Blur(Measure blurness, Measure motionblur, Measure gaussianblur) {}

    @Schema(name = "FaceppEyeGaze")
    record EyeGaze(
            @Schema(name = "left_eye_gaze") Gaze left,
            @Schema(name = "right_eye_gaze") Gaze right) {}

    @Schema(
            name = "FaceppGaze",
            description = "Where in its box the pupil is, 0..1, and a vector of length 1 along the gaze, z towards the"
                    + " camera.")
    record Gaze(
            @Schema(name = "position_x_coordinate") double positionX,
            @Schema(name = "position_y_coordinate") double positionY,
            @Schema(name = "vector_x_component") double vectorX,
            @Schema(name = "vector_y_component") double vectorY,
            @Schema(name = "vector_z_component") double vectorZ) {}

    @Schema(
            name = "FaceppHeadPose",
            description = "Degrees. yaw > 0: the nose points to image left; pitch > 0: the face looks down; roll > 0:"
                    + " tilted clockwise.")
    record HeadPose(
            @Schema(name = "pitch_angle") double pitch,
            @Schema(name = "roll_angle") double roll,
            @Schema(name = "yaw_angle") double yaw) {}

    @Schema(name = "FaceppEyeStatus", description = "Left and right are those of the image.")
    record EyeStatus(
            @Schema(name = "left_eye_status") Eye left,
            @Schema(name = "right_eye_status") Eye right) {}

    @Schema(
            name = "FaceppEye",
            description = "Shares that sum to 100. occlusion: hidden by an object, by the head itself, or beyond the"
                    + " picture.")
    record Eye(
            @Schema(name = "normal_glass_eye_open") double normalGlassOpen,
            @Schema(name = "no_glass_eye_close") double noGlassClose,
            double occlusion,
            @Schema(name = "no_glass_eye_open") double noGlassOpen,
            @Schema(name = "normal_glass_eye_close") double normalGlassClose,
            @Schema(name = "dark_glasses") double darkGlasses) {}

    @Schema(name = "FaceppMouthStatus", description = "Shares that sum to 100.")
    record MouthStatus(
            double close,
            @Schema(name = "surgical_mask_or_respirator") double mask,
            double open,
            @Schema(name = "other_occlusion") double otherOcclusion) {}

    @Schema(name = "FaceppGlass")
    record Glass(
            @Schema(allowableValues = {"None", "Normal", "Dark"})
            String value) {}
}
