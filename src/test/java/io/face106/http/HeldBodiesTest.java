package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Both controllers hold the room of their body while they work, and give it back however that ends. */
class HeldBodiesTest {

    private static final String FORM = "multipart/form-data; boundary=XX";

    private final EdgeFixture edge = new EdgeFixture();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(edge.facepp(), edge.faces())
            .setControllerAdvice(new ErrorAdvice())
            .build();

    @ParameterizedTest
    @CsvSource({
        "/v1/faces, 503, '\"code\":\"overloaded\"'",
        "/facepp/v3/detect?api_key=k&api_secret=s, 403, CONCURRENCY_LIMIT_EXCEEDED"
    })
    void whoever_finds_no_room_is_told_to_come_again(String path, int status, String expected) throws Exception {
        MockHttpServletRequest large = new MockHttpServletRequest();
        large.setContent(new byte[EdgeFixture.MAX_BODY]);
        try (Body held = edge.bodies.open(large, Caller.unhurried())) {
            MockHttpServletResponse refused = send(path);
            assertThat(refused.getStatus()).isEqualTo(status);
            assertThat(refused.getContentAsString()).contains(expected);
        }
        assertThat(send(path).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/v1/faces", "/facepp/v3/detect?api_key=k&api_secret=s"})
    void room_comes_back_from_what_is_answered_refused_or_fails(String path) throws Exception {
        byte[] padding = new byte[EdgeFixture.MAX_BODY - 2000];
        for (RuntimeException thrown : new RuntimeException[] {null, new IllegalStateException("a fault of ours")}) {
            edge.thrown = thrown;
            send(path, padding);
        }
        edge.refuse(Failure.Reason.UNREADABLE_IMAGE);
        send(path, padding);
        edge.thrown = null;
        assertThat(send(path, padding).getStatus()).isEqualTo(200);
    }

    @Test
    void room_is_held_while_the_picture_is_worked_on() throws Exception {
        int[] status = new int[1];
        edge.meanwhile = () -> {
            edge.meanwhile = () -> {};
            status[0] = send("/v1/faces", new byte[EdgeFixture.MAX_BODY / 2]).getStatus();
        };
        assertThat(send("/v1/faces", new byte[EdgeFixture.MAX_BODY / 2 + 1000]).getStatus())
                .isEqualTo(200);
        assertThat(status[0]).isEqualTo(503);
    }

    @Test
    void a_picture_behind_a_link_takes_room_while_it_is_fetched_and_gives_it_back() throws Exception {
        String path = "/facepp/v3/detect?api_key=k&api_secret=s&image_url=http://x/y.jpg";
        int[] status = new int[1];
        edge.links = url -> {
            try {
                status[0] = send("/v1/faces", new byte[EdgeFixture.MAX_BODY / 2 + 1000])
                        .getStatus();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return EdgeFixture.PICTURE;
        };
        assertThat(mvc.perform(post(path)).andReturn().getResponse().getStatus())
                .isEqualTo(200);
        assertThat(status[0]).isEqualTo(503);
        assertThat(send("/v1/faces", new byte[EdgeFixture.MAX_BODY - 2000]).getStatus())
                .isEqualTo(200);
    }

    private MockHttpServletResponse send(String path) throws Exception {
        return send(path, new byte[0]);
    }

    private MockHttpServletResponse send(String path, byte[] padding) throws Exception {
        byte[] form = EdgeFixture.multipart(path.contains("facepp") ? "image_file" : "image");
        byte[] body = Arrays.copyOf(form, form.length + padding.length);
        return mvc.perform(post(path).contentType(FORM).content(body))
                .andReturn()
                .getResponse();
    }
}
