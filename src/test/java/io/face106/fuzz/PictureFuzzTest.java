package io.face106.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.decode.DecodeStage;
import io.face106.stage.decode.ImageHeader;
import io.face106.stage.decode.Pictures;
import io.face106.stage.decode.StoredPicture;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures' headers and what stands behind them: read and decoded, or refused; and answered. */
class PictureFuzzTest extends FuzzedService {

    /** Larger ones are left to the service, which does not take them all at once. */
    private static final long MOST_PIXELS = 1_000_000;

    private final DecodeStage stage = new DecodeStage();

    @MethodSource("seeds")
    @DictionaryEntries({
        "RIFF", "WEBP", "VP8 ", "VP8L", "VP8X", "EXIF", "ALPH", "ANIM", "IHDR", "IDAT", "IEND", "eXIf", "acTL", "PLTE",
        "Exif", "BM", "MM", "II", "JFIF", "Adobe"
    })
    @FuzzTest(maxDuration = "10m")
    void any_picture_is_answered(byte[] input) throws IOException {
        begin();
        readAndDecode(input);
        atRest();
        post(FACES + "?profile=fast", "application/octet-stream", input);
    }

    private void readAndDecode(byte[] stored) {
        try {
            ImageInfo info = ImageHeader.read(stored);
            if (info.pixels() <= MOST_PIXELS) {
                stage.apply(List.of(new StoredPicture(stored, info))).forEach(Picture::close);
            }
        } catch (Refusal expected) {
            if (expected.failure().detail().isBlank()) {
                throw new AssertionError("a refusal without a reason", expected);
            }
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.concat(Seeds.pictures(), Pictures.all().values().stream());
    }
}
