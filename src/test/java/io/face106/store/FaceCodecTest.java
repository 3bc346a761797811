package io.face106.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.TestFaces;
import io.face106.domain.Angles;
import io.face106.domain.Box;
import io.face106.domain.Cues;
import io.face106.domain.Detection;
import io.face106.domain.EyeState;
import io.face106.domain.Face;
import io.face106.domain.FaceQuality;
import io.face106.domain.FaceShape;
import io.face106.domain.HeadPose;
import io.face106.domain.Landmark;
import io.face106.domain.Landmarks;
import io.face106.domain.Mesh;
import io.face106.domain.MouthState;
import io.face106.domain.Occlusion;
import io.face106.domain.Point;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Bytes of a face: exact, and harmless when they are not what they should be. */
class FaceCodecTest {

    private static final EyeState LEFT = new EyeState(0.5, 0.25, 0.09375, 0.0625, 0.046875, 0.03125, 0.015625);
    private static final EyeState RIGHT = new EyeState(0.03125, 0.5, 0.015625, 0.25, 0.0625, 0.09375, 0.046875);
    private static final MouthState MOUTH = new MouthState(0.0625, 0.1875, 0.5, 0.25);

    private static final byte[] KNOWN = FaceCodec.encode(TestFaces.told(100, 50, 200));

    @Property(tries = 200)
    void every_face_comes_back_as_it_was(
            @ForAll long seed,
            @ForAll @Size(7) boolean[] parts,
            @ForAll boolean sure,
            @ForAll @StringLength(max = 60) String method) {
        Face face = face(new Random(seed), parts, sure, method);

        assertThat(FaceCodec.decode(FaceCodec.encode(face))).contains(face);
    }

    @Property(tries = 300)
    void bytes_cut_short_stand_for_nothing(@ForAll @IntRange(max = 20_000) int length) {
        assertThat(FaceCodec.decode(Arrays.copyOf(KNOWN, length % KNOWN.length)))
                .isEmpty();
    }

    @Property(tries = 300)
    void bytes_with_a_flipped_bit_stand_for_nothing(@ForAll @IntRange(max = 1_000_000) int place) {
        byte[] damaged = KNOWN.clone();
        damaged[place / 8 % damaged.length] ^= (byte) (1 << place % 8);

        assertThat(FaceCodec.decode(damaged)).isEmpty();
    }

    @Property(tries = 1000)
    void foreign_bytes_stand_for_nothing(@ForAll @Size(max = 400) byte[] bytes) {
        assertThat(FaceCodec.decode(bytes)).isEmpty();
    }

    /** Not damage but another writer: the checksum is right, the lengths are not. */
    @Property(tries = 1000)
    void foreign_bytes_with_a_right_checksum_never_throw(
            @ForAll byte flags, @ForAll @IntRange(max = 15_000) int length) {
        byte[] bytes = Arrays.copyOf(KNOWN, length + 2);
        bytes[1] = flags;

        FaceCodec.decode(sealed(bytes))
                .ifPresent(face -> assertThat(FaceCodec.encode(face)).hasSize(length + 6));
    }

    @Test
    void bytes_behind_the_last_part_stand_for_nothing() {
        assertThat(FaceCodec.decode(sealed(Arrays.copyOf(KNOWN, KNOWN.length - 3))))
                .isEmpty();
        assertThat(FaceCodec.decode(sealed(Arrays.copyOf(KNOWN, KNOWN.length - 4))))
                .isPresent();
    }

    @Test
    void another_version_stands_for_nothing() {
        byte[] next = Arrays.copyOf(KNOWN, KNOWN.length - 4);
        next[0]++;

        assertThat(FaceCodec.decode(sealed(next))).isEmpty();
    }

    /** Services of two releases share a store: whoever changes the form must raise the version. */
    @Test
    void version_2_has_this_form() {
        Face face = new Face(
                new Detection(
                        new Box(1, 2, 3, 4),
                        0.5,
                        List.of(
                                new Point(5, 6),
                                new Point(7, 8),
                                new Point(9, 10),
                                new Point(11, 12),
                                new Point(13, 14)),
                        true),
                null,
                new Occlusion(LEFT, RIGHT, MOUTH, 19),
                new HeadPose(1, 2, 3, List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0), "m", 0.25),
                new FaceQuality(1, 2, 3, 4),
                new Box(5, 6, 7, 8));

        assertThat(HexFormat.of().formatHex(FaceCodec.encode(face))).isEqualTo(VERSION_2);
    }

    /** Of a shape, which is too long to write down, the checksum. */
    @Test
    void version_2_has_this_form_of_a_shape() {
        FaceShape shape = new FaceShape(
                new Mesh(counting(3 * Mesh.VERTICES).toArray()),
                new Landmarks(
                        counting(Landmark.COUNT).mapToObj(i -> new Point(i, -i)).toList()),
                true,
                0.75,
                new Cues(counting(Landmark.COUNT).boxed().toList(), LEFT, RIGHT, MOUTH, new Angles(19, 20, 21)));
        byte[] bytes = FaceCodec.encode(new Face(TestFaces.detection(0, 0, 10), shape, null, null, null, null));

        assertThat(bytes).hasSize(2 + (15 + 1617 + 127) * Double.BYTES + Integer.BYTES);
        assertThat(HexFormat.of().formatHex(bytes, bytes.length - Integer.BYTES, bytes.length))
                .isEqualTo("2f8edea8");
    }

    private static DoubleStream counting(int count) {
        return DoubleStream.iterate(1, i -> i <= count, i -> i + 1);
    }

    @Test
    void a_method_too_long_for_its_place_is_an_error_of_the_program() {
        HeadPose pose = new HeadPose(0, 0, 0, TestFaces.POSE.rotation(), "m".repeat(256), 0);
        Face face = new Face(TestFaces.detection(0, 0, 10), null, null, pose, null, null);

        assertThatThrownBy(() -> FaceCodec.encode(face)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] sealed(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return ByteBuffer.allocate(bytes.length + 4)
                .put(bytes)
                .putInt((int) checksum.getValue())
                .array();
    }

    @Test
    void states_that_nobody_can_have_stand_for_nothing() {
        byte[] bytes = FaceCodec.encode(
                new Face(TestFaces.detection(0, 0, 10), null, new Occlusion(LEFT, RIGHT, MOUTH, 1), null, null, null));
        byte[] logits = Arrays.copyOf(bytes, bytes.length - 4);
        ByteBuffer.wrap(logits).putDouble(2 + 15 * Double.BYTES, 7);

        assertThat(FaceCodec.decode(bytes)).isPresent();
        assertThat(FaceCodec.decode(sealed(logits))).isEmpty();
    }

    private static Face face(Random random, boolean[] parts, boolean sure, String method) {
        Detection detection = new Detection(box(random), number(random), points(random, 5), sure);
        FaceShape shape = new FaceShape(
                new Mesh(DoubleStream.generate(() -> number(random))
                        .limit(3 * Mesh.VERTICES)
                        .toArray()),
                new Landmarks(points(random, Landmark.COUNT)),
                parts[4],
                number(random),
                parts[5] ? cues(random) : null);
        HeadPose pose = new HeadPose(
                number(random),
                number(random),
                number(random),
                DoubleStream.generate(() -> number(random)).limit(9).boxed().toList(),
                method,
                number(random));
        FaceQuality quality = new FaceQuality(number(random), number(random), number(random), number(random));
        return new Face(
                detection,
                parts[0] ? shape : null,
                parts[6] ? new Occlusion(eye(random), eye(random), mouth(random), number(random)) : null,
                parts[1] ? pose : null,
                parts[2] ? quality : null,
                parts[3] ? box(random) : null);
    }

    private static Cues cues(Random random) {
        return new Cues(
                DoubleStream.generate(() -> number(random))
                        .limit(Landmark.COUNT)
                        .boxed()
                        .toList(),
                eye(random),
                eye(random),
                mouth(random),
                new Angles(number(random), number(random), number(random)));
    }

    private static EyeState eye(Random random) {
        double[] s = shares(random, 7);
        return new EyeState(s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
    }

    private static MouthState mouth(Random random) {
        double[] s = shares(random, 4);
        return new MouthState(s[0], s[1], s[2], s[3]);
    }

    private static double[] shares(Random random, int count) {
        double[] parts = random.doubles(count).toArray();
        double sum = Arrays.stream(parts).sum();
        return Arrays.stream(parts).map(part -> part / sum).toArray();
    }

    private static List<Point> points(Random random, int count) {
        return Stream.generate(() -> new Point(number(random), number(random)))
                .limit(count)
                .toList();
    }

    private static Box box(Random random) {
        return new Box(number(random), number(random), number(random), number(random));
    }

    /** Any finite number, whatever its size. */
    private static double number(Random random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : -0.0;
    }

    private static final String VERSION_2 =
            "02b93ff00000000000004000000000000000400800000000000040100000000000003fe00000000000004014000000"
                    + "0000004018000000000000401c00000000000040200000000000004022000000000000402400000000000040260000"
                    + "000000004028000000000000402a000000000000402c0000000000003fe00000000000003fd00000000000003fb800"
                    + "00000000003fb00000000000003fa80000000000003fa00000000000003f900000000000003fa00000000000003fe0"
                    + "0000000000003f900000000000003fd00000000000003fb00000000000003fb80000000000003fa80000000000003f"
                    + "b00000000000003fc80000000000003fe00000000000003fd000000000000040330000000000003ff0000000000000"
                    + "400000000000000040080000000000003ff00000000000004000000000000000400800000000000040100000000000"
                    + "0040140000000000004018000000000000401c000000000000402000000000000040220000000000003fd000000000"
                    + "0000016d3ff00000000000004000000000000000400800000000000040100000000000004014000000000000401800"
                    + "0000000000401c0000000000004020000000000000953d9ae1";
}
