package io.face106.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Base64 in all the bodies that may carry it. */
class Base64FuzzTest extends FuzzedService {

    @MethodSource("seeds")
    @DictionaryEntries({
        "data:image/png;base64,",
        "data:",
        ";base64,",
        "%2B",
        "%2F",
        "%3D",
        "=",
        "==",
        "\\x0d\\x0a",
        "-",
        "_",
        "+",
        "iVBORw0KGgo"
    })
    @FuzzTest(maxDuration = "10m")
    void any_base64_is_answered(byte[] input) throws IOException {
        begin();
        post(DETECT, FORM, joined(bytes(KEYS + "&image_base64="), input));
        byte[] head = bytes("--XX\r\nContent-Disposition: form-data; name=\"image_base64\"\r\n\r\n");
        byte[] end = bytes("\r\n--XX--\r\n");
        post(DETECT + "?" + KEYS, "multipart/form-data; boundary=XX", joined(head, input, end));
        post(FACES, "application/json", joined(bytes("{\"image\":\""), input, bytes("\"}")));
    }

    static Stream<byte[]> seeds() {
        String png = Seeds.base64(".png");
        return Stream.of(
                        png,
                        Seeds.base64(".jpg"),
                        Seeds.base64(".webp"),
                        "data:image/png;base64," + png,
                        png.replace("+", "%2B").replace("=", "%3D"),
                        png.replace('+', '-').replace('/', '_').replace("=", ""),
                        png.substring(0, 76) + "\r\n" + png.substring(76),
                        "AAAA",
                        "=",
                        "%")
                .map(FuzzedService::bytes);
    }
}
