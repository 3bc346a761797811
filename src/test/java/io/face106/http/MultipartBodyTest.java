package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class MultipartBodyTest {

    private static final String TYPE = "multipart/form-data; boundary=XX";

    @Test
    void reads_texts_and_files() {
        List<MultipartBody.Part> parts =
                parse("--XX\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\nk\u00e9y\r\n"
                        + "--XX\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"a.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n\r\n--X\r\n\r\n--XX--\r\n");
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).name()).isEqualTo("api_key");
        assertThat(parts.get(0).text()).isEqualTo("k\u00e9y");
        assertThat(parts.get(1).text()).isEqualTo("\r\n--X\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: file; name=\"image_file\"; filename=\"a.jpg\"",
                "content-disposition:form-data;name=image_file;filename=a.jpg",
                "Content-Length: 5\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"/tmp/a b.jpg\"",
                "Content-Disposition: form-data; name=\"image_file\"; filename=\" \"\r\nContent-Length: 5",
                "Content-Disposition: form-data; filename=\"a;name=x.jpg\"; name=\"image_file\"",
                "Content-Disposition: form-data; filename=\"a\\\".jpg\"; name=\"image_file\"",
                "Content-Type: image/jpeg\r\nContent-Transfer-Encoding: binary\r\n"
                        + "Content-Disposition: attachment; name=\"image_file\"; filename=\"\""
            })
    void takes_part_headers_as_clients_send_them(String headers) {
        List<MultipartBody.Part> parts = parse("--XX\r\n" + headers + "\r\n\r\nBYTES\r\n--XX--");
        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.name()).isEqualTo("image_file");
            assertThat(part.text()).isEqualTo("BYTES");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"XX\"",
                "multipart/form-data; charset=utf-8; BOUNDARY=XX",
                "Multipart/Form-Data;boundary=XX"
            })
    void finds_the_boundary(String type) {
        byte[] body =
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--XX--".getBytes(StandardCharsets.UTF_8);
        assertThat(MultipartBody.parse(body, type)).hasSize(1);
    }

    @Test
    void takes_a_preamble_line_feeds_alone_and_blanks_behind_the_boundary() {
        List<MultipartBody.Part> parts =
                parse("preamble\n--XX  \nContent-Disposition: form-data; name=a\n\n1\n--XXX\n2\n--XX--\nepilogue");
        assertThat(parts)
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isEqualTo("1\n--XXX\n2"));
    }

    @Test
    void keeps_every_byte_of_a_file() {
        byte[] file = new byte[300_000];
        new Random(1).nextBytes(file);
        byte[] head =
                "--XX\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--XX--".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + file.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(file, 0, body, head.length, file.length);
        System.arraycopy(tail, 0, body, head.length + file.length, tail.length);
        assertThat(MultipartBody.parse(body, TYPE).get(0).content()).isEqualTo(file);
    }

    @Test
    void keeps_a_text_of_several_megabytes_of_base64() {
        byte[] picture = new byte[4 << 20];
        new Random(2).nextBytes(picture);
        String base64 = Base64.getMimeEncoder().encodeToString(picture);
        List<MultipartBody.Part> parts = parse("--XX\r\nContent-Disposition: form-data; name=\"image_base64\"\r\n"
                + "Content-Length: " + base64.length() + "\r\n\r\n" + base64 + "\r\n--XX--\r\n");
        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.text().equals(base64)).isTrue();
        });
    }

    @Test
    void takes_a_quoted_boundary_of_characters_that_need_quotes() {
        byte[] body = "--a b:c=?;d\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--a b:c=?;d--"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(MultipartBody.parse(body, "multipart/form-data; boundary=\"a b:c=?;d\"; charset=utf-8"))
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isEqualTo("1"));
    }

    @Test
    void a_part_is_as_long_as_its_boundaries_say_and_not_its_content_length() {
        assertThat(parse("--XX\r\nContent-Disposition: form-data; name=a\r\nContent-Length: 2\r\n\r\n12345\r\n--XX--"))
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isEqualTo("12345"));
    }

    @Test
    void empty_parts_are_empty_and_nameless_ones_left_out() {
        List<MultipartBody.Part> parts = parse("--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
                + "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX\r\n\r\ny\r\n--XX--");
        assertThat(parts)
                .singleElement()
                .satisfies(part -> assertThat(part.content()).isEmpty());
        assertThat(parse("--XX--")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing like it",
                "--XX",
                "--XX\r\n",
                "--XX\r\nContent-Disposition: form-data; name=a",
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nhalf a pict"
            })
    void refuses_a_body_that_ends_early(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(BodyException.class)
                .hasMessage("the multipart body ends before its closing boundary");
    }

    @Test
    void refuses_a_content_type_without_a_boundary() {
        assertThatThrownBy(() -> MultipartBody.parse(new byte[0], "multipart/form-data"))
                .isInstanceOf(BodyException.class)
                .hasMessageContaining("no boundary");
    }

    @Test
    void takes_the_longest_boundary_there_may_be_and_no_longer_one() {
        String boundary = "-".repeat(70);
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--" + boundary + "--";
        String type = "multipart/form-data; boundary=" + boundary;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(MultipartBody.parse(bytes, type)).hasSize(1);
        assertThatThrownBy(() -> MultipartBody.parse(bytes, type + "-"))
                .isInstanceOf(BodyException.class)
                .hasMessageContaining("more than 70 characters");
    }

    @Test
    @Timeout(10) // 24 million steps, not 24 million times 70
    void a_body_like_its_boundary_is_searched_once() {
        byte[] dashes = new byte[24 << 20];
        Arrays.fill(dashes, 1, dashes.length, (byte) '-');
        assertThatThrownBy(() -> MultipartBody.parse(dashes, "multipart/form-data; boundary=" + "-".repeat(70)))
                .isInstanceOf(BodyException.class)
                .hasMessageContaining("ends before its closing boundary");
    }

    @Test
    void refuses_more_parts_than_any_form_has() {
        String part = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n";
        assertThatThrownBy(() -> parse(part.repeat(101) + "--XX--"))
                .isInstanceOf(BodyException.class)
                .hasMessageContaining("more than 100");
    }

    private static List<MultipartBody.Part> parse(String body) {
        return MultipartBody.parse(body.getBytes(StandardCharsets.UTF_8), TYPE);
    }
}
