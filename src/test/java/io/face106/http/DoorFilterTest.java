package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.access.Endpoint;
import io.face106.access.Key;
import io.face106.access.Keys;
import io.face106.domain.Caller;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.pipeline.Admission;
import io.face106.pipeline.AdmissionListener;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** What is refused before Spring looks for a handler, and that nobody can tell. */
class DoorFilterTest {

    private static final String FACES = "/v1/faces";
    private static final String DETECT = "/facepp/v3/detect";

    private final EdgeFixture edge = new EdgeFixture();
    private final List<String> outcomes = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {FACES, DETECT})
    void a_busy_service_refuses_at_the_door(String path) throws Exception {
        full();

        assertThat(passes("POST", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {FACES, DETECT})
    void a_service_with_places_lets_in(String path) throws Exception {
        assertThat(passes("POST", path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/faces",
        "POST, /v1/models",
        "POST, /facepp/v3/face/analyze",
        "POST, /facepp/v1/face/thousandlandmark",
        "POST, /facepp/v3/detect/"
    })
    void what_may_be_no_work_is_let_in_by_a_busy_service(String method, String path) throws Exception {
        full();

        assertThat(passes(method, path)).isTrue();
    }

    @Test
    void with_keys_the_native_api_asks_for_them_first() throws Exception {
        full();
        edge.keys = new Keys(List.of(new Key("alice", "s")), System::nanoTime);

        assertThat(passes("POST", FACES)).isTrue();
        assertThat(passes("POST", DETECT))
                .as("Face++ clients send theirs in the body")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {FACES, DETECT})
    void what_else_is_wrong_is_left_to_the_controllers(String path) throws Exception {
        MockHttpServletRequest soon = new MockHttpServletRequest("POST", path);
        soon.addHeader(Reception.TIMEOUT, "soon");
        MockFilterChain chain = new MockFilterChain();

        door().doFilter(soon, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    @Test
    void meters_of_requests_learn_the_path_of_what_is_refused() throws Exception {
        full();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(context -> true);
        List<ServerRequestObservationContext> seen = new ArrayList<>();
        Filter remember = (request, response, chain) -> {
            chain.doFilter(request, response);
            ServerHttpObservationFilter.findObservationContext((HttpServletRequest) request)
                    .ifPresent(seen::add);
        };

        MockMvcBuilders.standaloneSetup(edge.facepp(), edge.faces())
                .addFilters(new ServerHttpObservationFilter(registry), remember, door())
                .build()
                .perform(faces());

        assertThat(seen)
                .singleElement()
                .extracting(ServerRequestObservationContext::getPathPattern)
                .isEqualTo(FACES);
    }

    @Test
    void refusals_are_those_of_the_controllers_and_counted() throws Exception {
        full();
        MockHttpServletRequestBuilder soon = detect().header(Reception.TIMEOUT, "soon");

        for (MockHttpServletRequestBuilder request : List.of(faces(), detect(), soon)) {
            MockHttpServletResponse early = send(request, true);
            MockHttpServletResponse late = send(request, false);
            assertThat(headers(early)).isEqualTo(headers(late));
            assertThat(words(early)).isEqualTo(words(late));
            assertThat(early.getStatus()).isEqualTo(late.getStatus()).isGreaterThanOrEqualTo(400);
        }
        assertThat(outcomes)
                .containsExactly(
                        "overloaded", "overloaded", "overloaded", "overloaded", "bad_argument", "bad_argument");
    }

    /** Its only place is taken, and nobody may wait. */
    private void full() {
        Admission full = new Admission(
                new Admission.Limits(1 << 20, 1, 0, 0, Duration.ZERO, Duration.ZERO),
                System::nanoTime,
                AdmissionListener.NOBODY);
        assertThat(full.enter(Caller.unhurried(), new ImageInfo(ImageFormat.JPEG, 10, 10, 1, 100)))
                .isNotNull();
        edge.reception = new Reception(full, edge.bodies, Duration.ofMinutes(1));
    }

    private boolean passes(String method, String path) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        door().doFilter(new MockHttpServletRequest(method, path), new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }

    private DoorFilter door() {
        return new DoorFilter(() -> edge.reception, () -> edge.keys);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, boolean door) throws Exception {
        OutcomeFilter outcome = new OutcomeFilter(o -> outcomes.add(o.wireName()), o -> {});
        var builder = MockMvcBuilders.standaloneSetup(edge.facepp(), edge.faces())
                .setControllerAdvice(new ErrorAdvice())
                .addMappedInterceptors(new String[] {FACES}, new NativeAccess(edge.keys, Endpoint.FACES));
        MockMvc mvc = (door
                        ? builder.addFilters(new CallFilter(), outcome, door())
                        : builder.addFilters(new CallFilter(), outcome))
                .build();
        return mvc.perform(request).andReturn().getResponse();
    }

    private static List<String> headers(MockHttpServletResponse answer) {
        return answer.getHeaderNames().stream()
                .filter(name -> !name.equals(Call.HEADER))
                .map(name -> name + ": " + answer.getHeaders(name))
                .sorted()
                .toList();
    }

    /** Without what is each answer's own: name and time. */
    private static String words(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString()
                .replaceAll("\"time_used\":\\d+|\\d{10},|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
    }

    private static MockHttpServletRequestBuilder faces() {
        return post(FACES).contentType("image/jpeg").content(EdgeFixture.PICTURE);
    }

    private static MockHttpServletRequestBuilder detect() {
        return post(DETECT)
                .contentType("multipart/form-data; boundary=XX")
                .content(EdgeFixture.multipart("image_file"));
    }
}
