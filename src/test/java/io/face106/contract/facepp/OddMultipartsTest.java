package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.contract.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Section 0.9 of the contract: the multipart bodies that Face++'s clients write, byte by byte. */
@RunningService
class OddMultipartsTest {

    private static final String FORM = "multipart/form-data; boundary=----b0undary";
    private static final String DELIMITER = "------b0undary";
    private static final String KEYS = part("Content-Disposition: form-data; name=\"api_key\"", "k")
            + part("Content-Disposition: form-data; name=\"api_secret\"", "s");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"image_file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg",
                "Content-Disposition: file; name=\"image_file\"; filename=\"a.jpg\"",
                "Content-Disposition: form-data; name=\"image_file\"; filename=\"a.jpg\"\r\nContent-Length: 1",
                "content-disposition:form-data;name=image_file;filename=a.jpg",
                "Content-Disposition: form-data; name=\"image_file\"; filename=\"/sdcard/DCIM/a.jpg\"",
                "Content-Disposition: form-data; name=\"image_file\"; filename=\" \"",
                "Content-Disposition: form-data; name=\"image_file\"; filename=\"\"",
                "Content-Disposition: form-data; name=\"image_file\"",
                "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n"
                        + "Content-Disposition: form-data; filename=\"a;b.jpg\"; name=\"image_file\"",
                "Content-Disposition: form-data; name=\"image_file\"; filename=\"a.jpg\"; filename*=UTF-8''%e4.jpg"
            })
    void a_picture_is_found_whatever_the_headers_of_its_part(String headers) throws IOException {
        assertFound(send(bytes(KEYS + DELIMITER + "\r\n" + headers + "\r\n\r\n"), FacePictures.portrait(), "--\r\n"));
    }

    @Test
    void nothing_needs_to_stand_behind_the_closing_boundary() throws IOException {
        assertFound(send(bytes(KEYS + file()), FacePictures.portrait(), "--"));
    }

    @Test
    void text_parts_may_say_how_long_they_are_and_what_they_are() throws IOException {
        String part = part(
                "Content-Disposition: form-data; name=\"return_landmark\"\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\nContent-Length: 1",
                "2");

        assertThat(send(bytes(KEYS + part + file()), FacePictures.portrait(), "--\r\n"))
                .contains("\"face_num\":1", "\"contour_left16\":{");
    }

    @Test
    void a_text_part_may_hold_a_picture_of_two_megabytes_in_base64() throws IOException {
        // Behind its end a JPEG may be as long as it likes.
        byte[] picture = Arrays.copyOf(FacePictures.portrait(), 2 << 20);
        String part = DELIMITER + "\r\nContent-Disposition: form-data; name=\"image_base64\"\r\n\r\n";

        assertFound(send(bytes(KEYS + part), Base64.getEncoder().encode(picture), "--\r\n"));
    }

    @Test
    void text_may_come_behind_the_picture() throws IOException {
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        end.writeBytes(FacePictures.portrait());
        end.writeBytes(bytes("\r\n" + KEYS.substring(0, KEYS.length() - 2)));

        assertFound(send(bytes(file()), end.toByteArray(), "--\r\n"));
    }

    @Test
    void keys_may_stand_in_the_query_string_and_the_picture_in_the_body() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes(file()));
        body.writeBytes(FacePictures.portrait());
        body.writeBytes(bytes("\r\n" + DELIMITER + "--\r\n"));

        assertFound(RawHttp.exchange(
                port, RawHttp.post(Call.DETECT + "?api_key=k&api_secret=s", FORM, body.toByteArray())));
    }

    private static void assertFound(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"face_num\":1}");
    }

    private static String file() {
        return DELIMITER + "\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"a.jpg\"\r\n\r\n";
    }

    private static String part(String headers, String text) {
        return DELIMITER + "\r\n" + headers + "\r\n\r\n" + text + "\r\n";
    }

    private String send(byte[] start, byte[] content, String end) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(start);
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n" + DELIMITER + end));
        return RawHttp.exchange(port, RawHttp.post(Call.DETECT, FORM, body.toByteArray()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
