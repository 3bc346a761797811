package io.face106.domain;

import java.util.List;
import java.util.Locale;

/**
 * The 106 points of a face. {@link #index()} is the LaPa (SenseTime, JD) order, which is also the order of declaration;
 * {@link #wireName()} is the name Face++ gives the point. Left and right are those of the image.
 *
 * <p>Source: Liu et al., "A New Dataset and Boundary-Attention Semantic Segmentation for Face Parsing" (LaPa, 2020) for
 * the order; the Face++ detect API, return_landmark=2, for the names. Which name belongs to which index is published by
 * neither: it rests on one table that a third party made by hand, and that agrees with the published layout of the parts.
 * Uncertain in it are centre and pupil of each eye: 74 and 104, and 77 and 105, may be the other way round.
 */
public enum Landmark {
    // Jaw outline, from the temple at image left over the chin to the temple at image right.
    CONTOUR_LEFT1(0),
    CONTOUR_LEFT2(1),
    CONTOUR_LEFT3(2),
    CONTOUR_LEFT4(3),
    CONTOUR_LEFT5(4),
    CONTOUR_LEFT6(5),
    CONTOUR_LEFT7(6),
    CONTOUR_LEFT8(7),
    CONTOUR_LEFT9(8),
    CONTOUR_LEFT10(9),
    CONTOUR_LEFT11(10),
    CONTOUR_LEFT12(11),
    CONTOUR_LEFT13(12),
    CONTOUR_LEFT14(13),
    CONTOUR_LEFT15(14),
    CONTOUR_LEFT16(15),
    CONTOUR_CHIN(16),
    CONTOUR_RIGHT16(17),
    CONTOUR_RIGHT15(18),
    CONTOUR_RIGHT14(19),
    CONTOUR_RIGHT13(20),
    CONTOUR_RIGHT12(21),
    CONTOUR_RIGHT11(22),
    CONTOUR_RIGHT10(23),
    CONTOUR_RIGHT9(24),
    CONTOUR_RIGHT8(25),
    CONTOUR_RIGHT7(26),
    CONTOUR_RIGHT6(27),
    CONTOUR_RIGHT5(28),
    CONTOUR_RIGHT4(29),
    CONTOUR_RIGHT3(30),
    CONTOUR_RIGHT2(31),
    CONTOUR_RIGHT1(32),

    // Upper edges of the brows, from image left to image right.
    LEFT_EYEBROW_LEFT_CORNER(33),
    LEFT_EYEBROW_UPPER_LEFT_QUARTER(34),
    LEFT_EYEBROW_UPPER_MIDDLE(35),
    LEFT_EYEBROW_UPPER_RIGHT_QUARTER(36),
    LEFT_EYEBROW_UPPER_RIGHT_CORNER(37),
    RIGHT_EYEBROW_UPPER_LEFT_CORNER(38),
    RIGHT_EYEBROW_UPPER_LEFT_QUARTER(39),
    RIGHT_EYEBROW_UPPER_MIDDLE(40),
    RIGHT_EYEBROW_UPPER_RIGHT_QUARTER(41),
    RIGHT_EYEBROW_RIGHT_CORNER(42),

    // Ridge of the nose and its lower edge.
    NOSE_BRIDGE1(43),
    NOSE_BRIDGE2(44),
    NOSE_BRIDGE3(45),
    NOSE_TIP(46),
    NOSE_LEFT_CONTOUR4(47),
    NOSE_LEFT_CONTOUR5(48),
    NOSE_MIDDLE_CONTOUR(49),
    NOSE_RIGHT_CONTOUR5(50),
    NOSE_RIGHT_CONTOUR4(51),

    // Lids of the eyes.
    LEFT_EYE_LEFT_CORNER(52),
    LEFT_EYE_UPPER_LEFT_QUARTER(53),
    LEFT_EYE_UPPER_RIGHT_QUARTER(54),
    LEFT_EYE_RIGHT_CORNER(55),
    LEFT_EYE_LOWER_RIGHT_QUARTER(56),
    LEFT_EYE_LOWER_LEFT_QUARTER(57),
    RIGHT_EYE_LEFT_CORNER(58),
    RIGHT_EYE_UPPER_LEFT_QUARTER(59),
    RIGHT_EYE_UPPER_RIGHT_QUARTER(60),
    RIGHT_EYE_RIGHT_CORNER(61),
    RIGHT_EYE_LOWER_RIGHT_QUARTER(62),
    RIGHT_EYE_LOWER_LEFT_QUARTER(63),

    // Lower edges of the brows.
    LEFT_EYEBROW_LOWER_LEFT_QUARTER(64),
    LEFT_EYEBROW_LOWER_MIDDLE(65),
    LEFT_EYEBROW_LOWER_RIGHT_QUARTER(66),
    LEFT_EYEBROW_LOWER_RIGHT_CORNER(67),
    RIGHT_EYEBROW_LOWER_LEFT_CORNER(68),
    RIGHT_EYEBROW_LOWER_LEFT_QUARTER(69),
    RIGHT_EYEBROW_LOWER_MIDDLE(70),
    RIGHT_EYEBROW_LOWER_RIGHT_QUARTER(71),

    // Middles of the lids and centre of the eye opening.
    LEFT_EYE_TOP(72),
    LEFT_EYE_BOTTOM(73),
    LEFT_EYE_CENTER(74),
    RIGHT_EYE_TOP(75),
    RIGHT_EYE_BOTTOM(76),
    RIGHT_EYE_CENTER(77),

    // Sides of the nose.
    NOSE_LEFT_CONTOUR1(78),
    NOSE_RIGHT_CONTOUR1(79),
    NOSE_LEFT_CONTOUR2(80),
    NOSE_RIGHT_CONTOUR2(81),
    NOSE_LEFT_CONTOUR3(82),
    NOSE_RIGHT_CONTOUR3(83),

    // Outer edge of the lips.
    MOUTH_LEFT_CORNER(84),
    MOUTH_UPPER_LIP_LEFT_CONTOUR2(85),
    MOUTH_UPPER_LIP_LEFT_CONTOUR1(86),
    MOUTH_UPPER_LIP_TOP(87),
    MOUTH_UPPER_LIP_RIGHT_CONTOUR1(88),
    MOUTH_UPPER_LIP_RIGHT_CONTOUR2(89),
    MOUTH_RIGHT_CORNER(90),
    MOUTH_LOWER_LIP_RIGHT_CONTOUR2(91),
    MOUTH_LOWER_LIP_RIGHT_CONTOUR3(92),
    MOUTH_LOWER_LIP_BOTTOM(93),
    MOUTH_LOWER_LIP_LEFT_CONTOUR3(94),
    MOUTH_LOWER_LIP_LEFT_CONTOUR2(95),

    // Inner edge of the lips.
    MOUTH_UPPER_LIP_LEFT_CONTOUR3(96),
    MOUTH_UPPER_LIP_LEFT_CONTOUR4(97),
    MOUTH_UPPER_LIP_BOTTOM(98),
    MOUTH_UPPER_LIP_RIGHT_CONTOUR4(99),
    MOUTH_UPPER_LIP_RIGHT_CONTOUR3(100),
    MOUTH_LOWER_LIP_RIGHT_CONTOUR1(101),
    MOUTH_LOWER_LIP_TOP(102),
    MOUTH_LOWER_LIP_LEFT_CONTOUR1(103),

    // Pupils.
    LEFT_EYE_PUPIL(104),
    RIGHT_EYE_PUPIL(105);

    /** How many points a face has. */
    public static final int COUNT = 106;

    private static final List<Landmark> IN_ORDER = List.of(values());
    private static final List<Landmark> INNER = IN_ORDER.subList(LEFT_EYEBROW_LEFT_CORNER.index, COUNT);

    private final int index;
    private final String wireName;

    Landmark(int index) {
        this.index = index;
        this.wireName = name().toLowerCase(Locale.ROOT);
    }

    /** Place in the LaPa order, 0..105. */
    public int index() {
        return index;
    }

    /** The Face++ name, for example {@code contour_chin}. */
    public String wireName() {
        return wireName;
    }

    /** All points in the order of {@link #index()}. */
    public static List<Landmark> inOrder() {
        return IN_ORDER;
    }

    /** All points but the jaw's, which lie on whatever outline can be seen. */
    public static List<Landmark> inner() {
        return INNER;
    }
}
