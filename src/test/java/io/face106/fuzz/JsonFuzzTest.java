package io.face106.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON bodies of the native API. */
class JsonFuzzTest extends FuzzedService {

    @MethodSource("seeds")
    @DictionaryEntries({
        "\\x22image\\x22:",
        "\\x22profile\\x22:",
        "\\x22order\\x22:",
        "\\x22min_face\\x22:",
        "\\x22max_faces\\x22:",
        "\\x22stages\\x22:",
        "null",
        "true",
        "false",
        "1e999",
        "-0",
        "\\\\u0000",
        "\\\\ud800",
        "[[[[",
        "{\\x22a\\x22:"
    })
    @FuzzTest(maxDuration = "10m")
    void any_json_is_answered(byte[] input) throws IOException {
        begin();
        post(FACES, "application/json", input);
    }

    static Stream<byte[]> seeds() {
        String image = "\"image\":\"" + Seeds.base64(".png") + "\"";
        return Stream.of(
                        "{" + image + "}",
                        "{" + image + ",\"profile\":\"fast\",\"max_faces\":3,\"stages\":[\"landmark\",\"pose\"]}",
                        "{\"order\":\"names\",\"min_face\":40.5e0," + image + ",\"unknown\":true}",
                        "\uFEFF{\"image\":null}",
                        "{\"image\":{\"a\":[1,2,{}]}}",
                        "[]",
                        "{\"a\":1,\"a\":2}",
                        "")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
