package io.face106.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Query strings, byte by byte as they stand in the request line; one with a line's end in it may end the request. */
class QueryFuzzTest extends FuzzedService {

    private static final String REST = " HTTP/1.1\r\nHost: x\r\nContent-Type: ";

    @MethodSource("seeds")
    @DictionaryEntries({
        "api_key=",
        "&api_secret=",
        "&image_url=http://",
        "&image_base64=",
        "&return_landmark=",
        "&return_attributes=",
        "&calculate_all=",
        "&face_rectangle=",
        "&face_tokens=",
        "&face_token=",
        "&beauty_score_min=",
        "&beauty_score_max=",
        "headpose,blur,eyestatus",
        "profile=",
        "&order=",
        "&min_face=",
        "&max_faces=",
        "&stages=",
        "%2C",
        "%00",
        "%C3%A9",
        " HTTP/1.1\\x0d\\x0a",
        "\\x0d\\x0aContent-Length: ",
        "\\x0d\\x0aTransfer-Encoding: chunked\\x0d\\x0a"
    })
    @FuzzTest(maxDuration = "10m")
    void any_query_is_answered(byte[] input) throws IOException {
        begin();
        byte[] picture = Picture.PNG;
        byte[] form = bytes("image_base64=" + Picture.BASE64);
        send(DETECT, FORM, input, form);
        send(FACES, "image/png", input, picture);
        send(ANALYZE, FORM, input, new byte[0]);
        send(DENSE, FORM, input, form);
    }

    private void send(String path, String type, byte[] query, byte[] body) throws IOException {
        String rest = REST + type + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] request = joined(bytes("POST " + path + "?"), query, bytes(rest), body);
        if (breaksLines(query)) {
            pour(request);
        } else {
            request(path, request);
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "",
                        KEYS,
                        KEYS + "&return_landmark=2&return_attributes=headpose,eyestatus&calculate_all=1",
                        KEYS + "&face_rectangle=1,2,30,40&beauty_score_min=1&beauty_score_max=99",
                        KEYS + "&image_url=http://127.0.0.1:1/a.jpg&image_base64=",
                        KEYS + "&face_tokens=0123456789abcdef0123456789abcdef,x",
                        KEYS + "&face_token=0123456789abcdef0123456789abcdef&return_landmark=all",
                        "profile=fast&order=insightface&min_face=40&max_faces=3&stages=landmark,pose&timings=true",
                        "x\r\n",
                        "a=\u0018",
                        "x HTTP/9.9\r\n\r\n",
                        "a=%zz&b=%&&=&c",
                        "x HTTP/1.1\r\nContent-Length: 4\r\n\r\nabcd",
                        "x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                .map(FuzzedService::bytes);
    }

    /** Made once: it is the same for every input. */
    private static final class Picture {
        static final byte[] PNG = Seeds.picture(".png");
        static final String BASE64 = Seeds.base64(".png").replace("+", "%2B");
    }
}
