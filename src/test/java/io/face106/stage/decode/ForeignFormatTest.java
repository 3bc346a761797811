package io.face106.stage.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "GIF89a...                  | GIF",
                "II*~....                   | TIFF",
                "MM~*....                   | TIFF",
                "~~~ ftypavif               | AVIF",
                "~~~ ftypheic               | HEIC",
                "~~~ ftypisom               | MP4 video",
                "~~~ JXL ....               | JPEG XL",
                "\u00FF^ ........            | JPEG XL",
                "%PDF-1.7                   | PDF",
                "RIFF....AVI LIST           | AVI video",
                "<svg xmlns='...'>          | SVG",
                "<?xml version='1'?> <SVG>  | SVG",
                "<!DOCTYPE html>            | an HTML page",
                "{'image': 1}               | JSON",
                "data:image/png;base64,AAAA | a data URL, which must be decoded first",
                "/9j/4AAQSkZJRg             | base64 text, which must be decoded first",
                "P6 1 1 255                 | Netpbm",
                "hello world                | unknown bytes 68 65 6C 6C 6F 20 77 6F",
                "B                          | unknown bytes 42",
                "RIFF                       | unknown bytes 52 49 46 46"
            })
    void is_named_in_the_refusal(String start, String name) {
        // CSV holds neither zero bytes nor ends of line.
        byte[] bytes = start.replace('~', '\0').replace('^', '\n').getBytes(StandardCharsets.ISO_8859_1);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> ImageHeader.read(bytes));

        assertThat(refusal.failure().reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(refusal.failure().detail()).isEqualTo("found " + name + ", expected JPEG, PNG, WebP or BMP");
    }
}
