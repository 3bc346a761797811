package io.face106.stage.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the bytes, a header is read or refused; and a header that is read tells no other size than the decoder. */
class ImageHeaderFuzzTest {

    private static final List<byte[]> SEEDS = seeds();

    /** Headers stand at the start, so that most changes are made there. */
    private static final int HEAD = 100;

    /** A byte to overwrite: where, as a place in the file or its head, and by what. */
    private record Change(boolean head, int at, int value) {}

    @Property(tries = 20_000, shrinking = ShrinkingMode.BOUNDED)
    void only_refuses(@ForAll("damaged") byte[] picture) {
        readOrRefuse(picture);
    }

    @Property(tries = 5_000)
    void only_refuses_random_bytes_behind_a_right_signature(@ForAll byte[] bytes, @ForAll("signatures") byte[] start) {
        readOrRefuse(Pictures.joined(start, bytes));
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void agrees_with_the_decoder(@ForAll("damaged") byte[] picture) {
        Optional<ImageInfo> info = readOrRefuse(picture).filter(i -> i.pixels() < 1_000_000);
        if (info.isPresent()) {
            var size = Pictures.storedSize(picture);
            boolean turned = info.get().orientation() >= 5;
            assertThat(List.of(size.width, size.height))
                    .isIn(
                            List.of(0.0, 0.0),
                            turned
                                    ? List.of((double) info.get().height(), (double)
                                            info.get().width())
                                    : List.of((double) info.get().width(), (double)
                                            info.get().height()));
        }
    }

    private static Optional<ImageInfo> readOrRefuse(byte[] picture) {
        try {
            ImageInfo info = ImageHeader.read(picture);
            assertThat(info.width()).isPositive();
            assertThat(info.height()).isPositive();
            assertThat(info.orientation()).isBetween(1, 8);
            return Optional.of(info);
        } catch (Refusal refusal) {
            assertThat(refusal.failure().detail()).isNotBlank();
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<Integer> values =
                Arbitraries.oneOf(Arbitraries.integers().between(0, 255), Arbitraries.of(0, 1, 0xFF));
        Arbitrary<List<Change>> changes = Combinators.combine(
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.integers().between(0, 1 << 20),
                        values)
                .as(Change::new)
                .list()
                .ofMaxSize(6);
        Arbitrary<Double> kept = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(1.0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.doubles().between(0, 1)));
        return Combinators.combine(Arbitraries.of(SEEDS), changes, kept).as(ImageHeaderFuzzTest::damage);
    }

    @Provide
    Arbitrary<byte[]> signatures() {
        return Arbitraries.of(SEEDS).map(seed -> Arrays.copyOf(seed, 20));
    }

    private static byte[] damage(byte[] seed, List<Change> changes, double kept) {
        byte[] bytes = Arrays.copyOf(seed, (int) (seed.length * kept));
        for (Change change : changes) {
            int range = change.head ? Math.min(HEAD, bytes.length) : bytes.length;
            if (range > 0) {
                bytes[change.at % range] = (byte) change.value;
            }
        }
        return bytes;
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(Pictures.all().values());
        byte[] tiff = Exif.tiff(ByteOrder.BIG_ENDIAN, 6);
        seeds.add(Exif.inJpeg(Pictures.jpeg(), Exif.app1(tiff)));
        seeds.add(Exif.inPng(Pictures.png(), Exif.pngChunk("eXIf", tiff)));
        seeds.add(Exif.inWebp(Pictures.webp(80), 8, tiff));
        return seeds;
    }
}
