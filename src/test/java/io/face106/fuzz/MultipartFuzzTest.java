package io.face106.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Multipart bodies: the first line is what follows {@code multipart/form-data} in the content type, the rest the body. */
class MultipartFuzzTest extends FuzzedService {

    private static final String PART = "--XX\r\nContent-Disposition: form-data; name=\"";
    private static final String KEYS_PARTS = PART + "api_key\"\r\n\r\nk\r\n" + PART + "api_secret\"\r\n\r\ns\r\n";

    @MethodSource("seeds")
    @DictionaryEntries({
        "Content-Disposition: form-data; name=\\x22",
        "Content-Disposition: file; name=\\x22",
        "; filename=\\x22",
        "Content-Length: 3",
        "Content-Type: ",
        "; boundary=",
        "\\x0d\\x0a\\x0d\\x0a",
        "\\x0d\\x0a--XX\\x0d\\x0a",
        "\\x0d\\x0a--XX--",
        "image_file",
        "image_base64",
        "image_url",
        "return_landmark",
        "return_attributes",
        "calculate_all",
        "face_rectangle",
        "face_tokens",
        "beauty_score_min",
        "image",
        "profile"
    })
    @FuzzTest(maxDuration = "10m")
    void any_multipart_body_is_answered(byte[] input) throws IOException {
        begin();
        int line = 0;
        while (line < input.length && input[line] != '\n') {
            line++;
        }
        String type = "multipart/form-data" + text(input).substring(0, line).replace('\r', ' ');
        byte[] body = bytes(text(input).substring(Math.min(input.length, line + 1)));
        post(DETECT + "?" + KEYS, type, body);
        post(FACES, type, body);
        post(ANALYZE + "?" + KEYS, type, body);
    }

    static Stream<byte[]> seeds() {
        String file = PART + "image_file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                + text(Seeds.picture(".jpg")) + "\r\n";
        String options = PART + "return_landmark\"\r\n\r\n2\r\n" + PART + "return_attributes\"\r\n\r\nheadpose,blur\r\n"
                + PART + "calculate_all\"\r\n\r\n1\r\n" + PART + "face_rectangle\"\r\n\r\n1,2,30,40\r\n";
        String image = PART + "image\"; filename=\" \"\r\n\r\n" + text(Seeds.picture(".png")) + "\r\n";
        return Stream.of(
                        "; boundary=XX\n" + KEYS_PARTS + file + options + "--XX--\r\n",
                        "; charset=utf-8; boundary=\"XX\"\n" + KEYS_PARTS + file.replace("form-data", "file")
                                + "--XX--",
                        "; boundary=XX\npreamble\r\n" + KEYS_PARTS + PART
                                + "image_base64\"\r\nContent-Length: 3\r\n\r\n" + Seeds.base64(".webp")
                                + "\r\n--XX--\r\nepilogue",
                        "; boundary=XX\n" + image + PART + "profile\"\r\n\r\nfast\r\n--XX--",
                        "; boundary=XX\n" + (KEYS_PARTS + options).replace("\r\n", "\n") + "--XX--\n",
                        "; boundary=XX\n" + KEYS_PARTS + PART + "face_tokens\"\r\n\r\nab,cd\r\n--XX--",
                        "; boundary=XX\n" + KEYS_PARTS + PART + "image_url\"\r\n\r\nhttp://127.0.0.1/a\r\n--XX--",
                        "; boundary=\n\n",
                        "\n--XX--")
                .map(FuzzedService::bytes);
    }
}
