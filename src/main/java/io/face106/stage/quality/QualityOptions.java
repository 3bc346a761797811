package io.face106.stage.quality;

/**
 * Constants of quality. None is fitted to labelled pictures; each has the source that it names. What is said of portraits
 * was measured once, on pictures that are not part of this repository; the tests repeat it for the two that are.
 *
 * @param patch largest side, pixels, at which a face is judged: what networks that compare faces look at, 112 x 112, and a
 *     little more
 * @param inner the part of the face's outline, brows and jaw, that counts; the rest is hair, outline and background
 * @param blur from {@link Blur}'s measure to the answered one. Sharp portraits measure .55 to .64 and shall read near 0, as
 *     Face++ reads them (.06 to 1.4 recorded for eight faces, 20.15 for a ninth, small and turned by 22.6 degrees). It
 *     calls blurred what reads above 50: here what a Gaussian of 1.5 to 1.9 pixels of the patch makes of a sharp portrait
 * @param factors what each fault takes from the score
 */
public record QualityOptions(int patch, double inner, Logistic blur, Factors factors) {

    /** The choice in force. */
    public static final QualityOptions STATED = new QualityOptions(
            128,
            0.88,
            new Logistic(0.74, 0.03),
            new Factors(
                    new Logistic(18.5, -1.65),
                    new Logistic(25, -3),
                    new Logistic(25, 6),
                    new Logistic(50, -10),
                    new Logistic(0.5, 0.1),
                    new Logistic(20, 5),
                    new Logistic(0.95, 0.0075),
                    new Logistic(0.75, 0.04)));

    /**
     * The curves, each from 0 to 1, that go into the score.
     *
     * @param yaw by degrees; falls as Face++'s facequality does: 87 to 94 recorded below 8 degrees, 2.8 at 22.6, 4.7 at
     *     23.2, .1 at 27.7
     * @param pitch by degrees; up to 12.5 degrees cost nothing of sharp faces in the same recordings. What more
     *     costs was not recorded: it is taken to cost less than yaw, since no part of the face hides another so soon
     * @param eyes by the distance of the outer eye corners, pixels. Networks that compare faces get 35 pixels between the
     *     pupils (ArcFace's 112 x 112 template), 50 between the outer corners: all is well there, half of it at half that
     * @param blur by the answered blur; a half at the threshold of Face++, 50
     * @param usable by the share of pixels that are neither drowned nor burnt; dark brows, beards and glasses may be
     * @param contrast by the levels between the darkest and the brightest twentieth; portraits have 60 to 200, and below
     *     20 little is left but noise and steps
     * @param presence by the networks' own opinion that there is a face; below it the landmarks may lie anywhere, and all
     *     other factors with them. 417 of 418 faces without a mask and below 20 degrees of yaw read above .99; a portrait
     *     that lies or stands on its head .01 to .98 nearly always (upside down, networks can be fooled up to 1), and so
     *     do a fifth of the faces with a real mask, whose landmarks may be right. Measured on the meshes; of the own network no
     *     bare face of 334 left-out ones reads below .99, and 4 in 100 masked ones below .98
     * @param visible by the mean visibility of the points within the face's outline and the picture. Face++ calls facequality fitness for
     *     comparison, and what is covered cannot be compared: a mask hides about two fifths of these points, dark glasses
     *     a quarter. Stated, not measured: a face with nothing covered shall lose less than a hundredth; where no network
     *     tells of visibility nothing is lost
     */
    public record Factors(
            Logistic yaw,
            Logistic pitch,
            Logistic eyes,
            Logistic blur,
            Logistic usable,
            Logistic contrast,
            Logistic presence,
            Logistic visible) {}

    public QualityOptions {
        if (patch < 1 || !(inner > 0 && inner <= 1)) {
            throw new IllegalArgumentException("patch of " + patch + " pixels, inner part " + inner);
        }
    }
}
