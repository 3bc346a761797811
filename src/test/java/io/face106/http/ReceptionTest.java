package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.access.Endpoint;
import io.face106.access.Key;
import io.face106.access.Keys;
import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.pipeline.Admission;
import io.face106.pipeline.AdmissionListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** How long a request has, for whom it is done, and what it is told if there is no use in reading it. */
class ReceptionTest {

    private static final String FACES = "/v1/faces";
    private static final String DETECT = "/facepp/v3/detect?api_key=alice&api_secret=s";
    private static final String FORM = "multipart/form-data; boundary=XX";

    private final EdgeFixture edge = new EdgeFixture();
    private long started;

    @ParameterizedTest
    @CsvSource({"2, 2000", "2.5, 2500", "0.25s, 250", "800ms, 800", "0.5m, 30000", "61, 60000", "999999999m, 60000"})
    void a_request_has_as_long_as_it_says_and_no_longer_than_any(String header, long millis) throws Exception {
        for (MockHttpServletRequestBuilder request : List.of(faces(), detect())) {
            assertThat(send(request.header(Reception.TIMEOUT, header)).getStatus())
                    .isEqualTo(200);
            assertLeft(millis);
        }
    }

    @Test
    void a_request_that_does_not_say_has_as_long_as_is_configured() throws Exception {
        send(faces());
        assertLeft(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0s", "-1", "soon", "1h", "1e3", "1 s", "2,5", "1234567890"})
    void a_time_that_cannot_be_understood_is_refused_by_its_name(String header) throws Exception {
        MockHttpServletResponse nativeAnswer = send(faces().header(Reception.TIMEOUT, header));
        assertThat(nativeAnswer.getStatus()).isEqualTo(400);
        assertThat(nativeAnswer.getContentAsString())
                .contains("\"code\":\"bad_argument\"")
                .contains("\"field\":\"X-Request-Timeout\"");

        MockHttpServletResponse faceppAnswer = send(detect().header(Reception.TIMEOUT, header));
        assertThat(faceppAnswer.getStatus()).isEqualTo(400);
        assertThat(faceppAnswer.getContentAsString()).contains("\"BAD_ARGUMENTS: X-Request-Timeout\"");
    }

    @Test
    void the_caller_is_known_by_its_key_and_its_call() throws Exception {
        edge.keys = new Keys(List.of(new Key("alice", "s")), System::nanoTime);
        MockHttpServletResponse answer =
                send(faces().header("X-Api-Key", "alice").header("X-Api-Secret", "s"));
        assertThat(edge.caller.key()).isEqualTo("alice");
        assertThat(answer.getContentAsString()).contains(edge.caller.call().toString());

        edge.caller = Caller.unhurried();
        answer = send(detect());
        assertThat(edge.caller.key()).isEqualTo("alice");
        assertThat(answer.getContentAsString()).contains(edge.caller.call().toString());
        assertThat(edge.caller.patient()).isFalse();
    }

    @Test
    void where_there_are_no_keys_all_are_one() throws Exception {
        edge.caller = Caller.unhurried().of("nobody");
        send(detect());
        assertThat(edge.caller.key()).isEmpty();
    }

    @Test
    void a_busy_service_says_so_before_it_reads_the_body() throws Exception {
        edge.reception = new Reception(full(), edge.bodies, Duration.ofMinutes(1));

        MockHttpServletResponse nativeAnswer = send(faces());
        assertThat(nativeAnswer.getStatus()).isEqualTo(503);
        assertThat(nativeAnswer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(nativeAnswer.getContentAsString()).contains("\"code\":\"overloaded\"");

        MockHttpServletResponse faceppAnswer = send(detect());
        assertThat(faceppAnswer.getStatus()).isEqualTo(403);
        assertThat(faceppAnswer.getContentAsString()).contains("\"CONCURRENCY_LIMIT_EXCEEDED\"");
        assertThat(edge.picture).as("what was read").isEmpty();
    }

    @Test
    void faces_that_are_known_by_their_token_are_told_by_a_busy_service() throws Exception {
        edge.reception = new Reception(full(), edge.bodies, Duration.ofMinutes(1));

        assertThat(send(post("/facepp/v3/face/analyze?api_key=a&api_secret=b&face_tokens=x&return_landmark=1"))
                        .getContentAsString())
                .contains("INVALID_FACE_TOKEN");
        assertThat(send(post("/facepp/v1/face/thousandlandmark?api_key=a&api_secret=b&face_token=x"))
                        .getContentAsString())
                .contains("INVALID_FACE_TOKEN");
    }

    @Test
    void a_busy_service_fetches_nothing() throws Exception {
        edge.reception = new Reception(full(), edge.bodies, Duration.ofMinutes(1));
        edge.links = url -> {
            throw new IllegalStateException("it was fetched");
        };

        assertThat(send(post("/facepp/v1/face/thousandlandmark?api_key=a&api_secret=b&image_url=http://x/y"))
                        .getContentAsString())
                .contains("CONCURRENCY_LIMIT_EXCEEDED");
    }

    @Test
    void an_answer_that_would_come_too_late_is_told_apart() throws Exception {
        edge.refuse(Reason.DEADLINE_EXCEEDED);

        MockHttpServletResponse nativeAnswer = send(faces());
        assertThat(nativeAnswer.getStatus()).isEqualTo(504);
        assertThat(nativeAnswer.getContentAsString()).contains("\"code\":\"deadline_exceeded\"");

        MockHttpServletResponse faceppAnswer = send(detect());
        assertThat(faceppAnswer.getStatus()).isEqualTo(403);
        assertThat(faceppAnswer.getContentAsString()).contains("\"CONCURRENCY_LIMIT_EXCEEDED\"");
    }

    /** Its only place is taken, and nobody may wait. */
    private static Admission full() {
        Admission full = new Admission(
                new Admission.Limits(1 << 20, 1, 0, 0, Duration.ZERO, Duration.ZERO),
                System::nanoTime,
                AdmissionListener.NOBODY);
        assertThat(full.enter(Caller.unhurried(), new ImageInfo(ImageFormat.JPEG, 10, 10, 1, 100)))
                .isNotNull();
        return full;
    }

    /** The deadline counts from the arrival of the request, which is known to its call only. */
    private void assertLeft(long millis) {
        assertThat(TimeUnit.NANOSECONDS.toMillis(edge.caller.deadlineNanos() - started))
                .isEqualTo(millis);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        MockMvc mvc = MockMvcBuilders.standaloneSetup(edge.facepp(), edge.faces())
                .setControllerAdvice(new ErrorAdvice())
                .addMappedInterceptors(new String[] {FACES}, new NativeAccess(edge.keys, Endpoint.FACES))
                .build();
        MvcResult result = mvc.perform(request).andReturn();
        started = Call.of(result.getRequest()).startNanos();
        return result.getResponse();
    }

    private static MockHttpServletRequestBuilder faces() {
        return post(FACES).contentType("image/jpeg").content(EdgeFixture.PICTURE);
    }

    private static MockHttpServletRequestBuilder detect() {
        return post(DETECT).contentType(FORM).content(EdgeFixture.multipart("image_file"));
    }
}
