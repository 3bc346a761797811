package io.face106.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Face;
import io.face106.domain.HeadPose;
import io.face106.domain.Point;
import io.face106.domain.Profile;
import io.face106.testing.StoredText;
import io.face106.testing.TestModels;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers that the self-test expects are those of the shipped packs. */
class RecordedAnswerTest {

    private static final String FILES = "src/main/resources/io/face106/accuracy/astronaut-";
    private static final int NUMBERS_OF_A_LINE = 20;

    /** Pixels or degrees; what is recorded is rounded to a tenth, and another processor rounds otherwise. */
    private static final double SAME = 0.11;

    @ParameterizedTest
    @CsvSource({"face, default", "meshes, meshes"})
    void the_recorded_answer_is_that_of_balanced(String kind, String pack) {
        String answer = answer(pack);
        StoredText stored = new StoredText(FILES + kind + ".properties", RecordedAnswerTest.class, "selftest.write");

        String text = stored.text(answer, before -> same(before, answer));

        assertThat(same(text, answer)).as(stored.hint()).isTrue();
    }

    private static String answer(String pack) {
        Face face = TestModels.analyzer(TestModels.pack(pack))
                .analyze(GoldenPicture.picture(), TestModels.options(Profile.BALANCED))
                .faces()
                .get(0);
        List<Point> points = face.landmarks().points();
        HeadPose pose = face.pose();
        return """
                # Recorded answer for astronaut.jpg: profile balanced, pack %s, CPU, min_face 40, score_threshold .6.
                # The 106 points in the LaPa order, continuous pixels, one decimal; degrees.
                # It shows that a machine computes as another one did, not that the answer is right.
                """.formatted(pack)
                + line("x", numbers(points, Point::x))
                + line("y", numbers(points, Point::y))
                + line("yaw_pitch_roll", new double[] {pose.yaw(), pose.pitch(), pose.roll()});
    }

    private static double[] numbers(List<Point> points, ToDoubleFunction<Point> coordinate) {
        return points.stream().mapToDouble(coordinate).toArray();
    }

    private static String line(String key, double[] numbers) {
        StringBuilder text = new StringBuilder(key + " =");
        for (int i = 0; i < numbers.length; i++) {
            text.append(i > 0 && i % NUMBERS_OF_A_LINE == 0 ? " \\\n    " : " ");
            text.append(String.format(Locale.ROOT, "%.1f", numbers[i]));
        }
        return text.append('\n').toString();
    }

    private static boolean same(String one, String other) {
        double[] a = numbers(one);
        double[] b = numbers(other);
        return a.length == b.length && Arrays.stream(differences(a, b)).allMatch(difference -> difference < SAME);
    }

    private static double[] differences(double[] a, double[] b) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = Math.abs(a[i] - b[i]);
        }
        return differences;
    }

    private static double[] numbers(String text) {
        Properties answer = new Properties();
        try {
            answer.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("x", "y", "yaw_pitch_roll").stream()
                .flatMapToDouble(key -> DoubleStream.of(numbersOf(answer.getProperty(key, ""))))
                .toArray();
    }

    private static double[] numbersOf(String property) {
        return Arrays.stream(property.trim().split("\\s+"))
                .filter(number -> !number.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
