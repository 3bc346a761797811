package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.face106.access.Endpoint;
import io.face106.access.Key;
import io.face106.access.Key.Limits;
import io.face106.access.Keys;
import io.face106.domain.Failure;
import io.face106.nativeapi.ModelsAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

/** The native API behind keys. */
class NativeAccessTest {

    private static final String FACES = "/v1/faces";
    private static final String MODELS = "/v1/models";
    private static final String ODD = "p\u00e4:ss:\u6f22 \ud83d\ude42";

    private final EdgeFixture edge = new EdgeFixture();
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void without_keys_everyone_is_let_in() throws Exception {
        MockMvc mvc = edge(Keys.open());

        assertThat(send(mvc, picture()).getStatus()).isEqualTo(200);
        assertThat(send(mvc, headers(picture(), "any", "any")).getStatus()).isEqualTo(200);
        assertThat(send(mvc, get(MODELS)).getStatus()).isEqualTo(200);
    }

    @Test
    void a_key_in_headers_or_as_basic_is_let_in() throws Exception {
        MockMvc mvc = edge(keys(new Key("alice", "a secret"), new Key("bob", "b")));

        assertThat(send(mvc, headers(picture(), "alice", "a secret")).getStatus())
                .isEqualTo(200);
        assertThat(send(mvc, basic(picture(), "alice:a secret")).getStatus()).isEqualTo(200);
        assertThat(send(mvc, headers(get(MODELS), "bob", "b")).getStatus()).isEqualTo(200);
        assertThat(send(mvc, headers(head(MODELS), "bob", "b")).getStatus()).isEqualTo(200);
        assertThat(outcomes).containsExactly("ok", "ok");
    }

    @Test
    void who_comes_without_a_key_is_asked_for_one_and_the_body_is_not_read() throws Exception {
        MockHttpServletResponse answer = send(edge(keys(new Key("alice", "s"))), picture());

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Basic realm=\"face106\", charset=\"UTF-8\"");
        assertThat(answer.getHeader("Retry-After")).isNull();
        assertThat(edge.picture).isEmpty();
        assertThat(outcomes).containsExactly("unauthenticated");
    }

    @Test
    void a_body_that_is_too_large_is_not_even_measured_without_a_key() throws Exception {
        MockHttpServletRequestBuilder large = post(FACES).content(new byte[EdgeFixture.MAX_BODY + 1]);

        assertProblem(send(edge(keys(new Key("alice", "s"))), large), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic !!!!",
                "Basic YWxpY2U=", // no colon
                "Basic YWxpY2U6", // no secret
                "Basic OnM=", // no id
                "Basic YWxpY2U6cw==garbage", // alice:s, and more
                "Bearer YWxpY2U6cw==",
                "YWxpY2U6cw==",
                "alice:s"
            })
    void an_authorization_that_is_no_known_pair_is_refused(String authorization) throws Exception {
        MockHttpServletRequestBuilder request = picture().header("Authorization", authorization);

        assertProblem(send(edge(keys(new Key("alice", "s"))), request), 401, "unauthenticated");
    }

    @Test
    void the_scheme_may_be_in_any_case_and_the_padding_may_lack() throws Exception {
        MockMvc mvc = edge(keys(new Key("alice", "s")));

        assertThat(send(mvc, picture().header("Authorization", "bAsIc  YWxpY2U6cw"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_secret_may_hold_colons_and_any_letter() throws Exception {
        MockMvc mvc = edge(keys(new Key("\u00e4lice", ODD)));

        assertThat(send(mvc, basic(picture(), "\u00e4lice:" + ODD)).getStatus()).isEqualTo(200);
        assertThat(send(mvc, headers(picture(), "\u00e4lice", ODD)).getStatus()).isEqualTo(200);
        assertThat(send(mvc, basic(picture(), "\u00e4lice:p\u00e4")).getStatus())
                .isEqualTo(401);
    }

    @Test
    void the_headers_count_and_not_what_is_for_a_proxy() throws Exception {
        MockMvc mvc = edge(keys(new Key("alice", "s"), new Key("bob", "b")));

        assertThat(send(mvc, headers(basic(picture(), "for:proxy"), "alice", "s"))
                        .getStatus())
                .isEqualTo(200);
        assertThat(send(mvc, headers(basic(picture(), "bob:b"), "alice", "wrong"))
                        .getStatus())
                .isEqualTo(401);
        assertThat(send(mvc, basic(picture(), "alice:s").header(NativeAccess.ID, "alice"))
                        .getStatus())
                .isEqualTo(401);
        assertThat(send(mvc, basic(picture(), "alice:s").header(NativeAccess.SECRET, "s"))
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void parameters_are_no_keys_here() throws Exception {
        MockHttpServletRequestBuilder request =
                post(FACES + "?api_key=alice&api_secret=s").content(EdgeFixture.PICTURE);

        assertProblem(send(edge(keys(new Key("alice", "s"))), request), 401, "unauthenticated");
    }

    @Test
    void a_key_for_one_operation_does_not_open_the_other() throws Exception {
        MockMvc mvc = edge(keys(new Key("alice", "s", true, Set.of(Endpoint.MODELS), Limits.NONE)));

        MockHttpServletResponse answer = send(mvc, headers(picture(), "alice", "s"));

        assertProblem(answer, 403, "forbidden");
        assertThat(answer.getContentAsString()).contains("\"detail\":\"Denied by Admin\"");
        assertThat(answer.getHeader("WWW-Authenticate")).isNull();
        assertThat(send(mvc, headers(get(MODELS), "alice", "s")).getStatus()).isEqualTo(200);
        assertThat(outcomes).containsExactly("forbidden");
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_back() throws Exception {
        MockMvc mvc = edge(keys(limited(new Limits(1.0, null, null, null))));
        send(mvc, headers(picture(), "alice", "s"));

        MockHttpServletResponse answer = send(mvc, headers(picture(), "alice", "s"));

        assertProblem(answer, 429, "rate_limited");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(outcomes).containsExactly("ok", "rate_limited");
    }

    @Test
    void who_has_used_up_the_day_is_forbidden() throws Exception {
        MockMvc mvc = edge(keys(limited(new Limits(null, null, null, 1L))));
        send(mvc, headers(picture(), "alice", "s"));

        assertThat(send(mvc, headers(picture(), "alice", "s")).getContentAsString())
                .contains("Insufficient Account Balance");
    }

    @Test
    void a_place_is_held_while_the_picture_is_worked_on() throws Exception {
        MockMvc mvc = edge(keys(limited(new Limits(null, null, 1, null))));
        edge.meanwhile = () -> {
            edge.meanwhile = () -> {};
            assertProblem(send(mvc, headers(get(MODELS), "alice", "s")), 429, "rate_limited");
        };

        assertThat(send(mvc, headers(picture(), "alice", "s")).getStatus()).isEqualTo(200);
        assertThat(send(mvc, headers(get(MODELS), "alice", "s")).getStatus()).isEqualTo(200);
    }

    @Test
    void a_place_is_given_back_however_a_request_ends() throws Exception {
        MockMvc mvc = edge(keys(limited(new Limits(null, null, 1, null))));
        List<Integer> statuses = new ArrayList<>();
        edge.refuse(Failure.Reason.UNREADABLE_IMAGE);
        statuses.add(send(mvc, headers(picture(), "alice", "s")).getStatus());
        edge.thrown = new IllegalStateException("odd");
        statuses.add(send(mvc, headers(picture(), "alice", "s")).getStatus());
        edge.thrown = null;
        edge.meanwhile = () -> {
            throw new StackOverflowError();
        };
        statuses.add(send(mvc, headers(picture(), "alice", "s")).getStatus());
        edge.meanwhile = () -> {};
        statuses.add(send(mvc, headers(post(FACES).content(new byte[EdgeFixture.MAX_BODY + 1]), "alice", "s"))
                .getStatus());
        statuses.add(
                send(mvc, headers(post(FACES + "?profile=slow"), "alice", "s")).getStatus());
        statuses.add(send(mvc, headers(picture().contentType("text/plain"), "alice", "s"))
                .getStatus());
        statuses.add(send(mvc, headers(get(FACES), "alice", "s")).getStatus());
        statuses.add(
                send(mvc, headers(picture().accept("text/html"), "alice", "s")).getStatus());
        statuses.add(send(mvc, headers(picture(), "alice", "s")).getStatus());

        assertThat(statuses).containsExactly(422, 500, 500, 413, 400, 415, 405, 406, 200);
    }

    @Test
    void a_browser_may_ask_beforehand_without_a_key() throws Exception {
        MockHttpServletResponse answer = send(
                edge(keys(new Key("alice", "s"))),
                options(FACES)
                        .header("Origin", "http://x")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "x-api-key,x-api-secret"));

        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeader("Access-Control-Allow-Headers")).isEqualTo("x-api-key,x-api-secret");
    }

    @ParameterizedTest
    @CsvSource({"/v1/faces;x=1, 401", "/v1/%66aces, 401", "/v1;a/faces, 401", "/v1/faces/, 404", "/V1/faces, 404"})
    void no_spelling_of_the_path_gets_around_the_keys(String path, int status) throws Exception {
        MockHttpServletRequestBuilder request = post(URI.create(path)).content(EdgeFixture.PICTURE);

        assertThat(send(edge(keys(new Key("alice", "s"))), request).getStatus()).isEqualTo(status);
        assertThat(edge.picture).isEmpty();
    }

    private MockMvc edge(Keys keys) {
        ModelsController models = new ModelsController(new ModelsAnswer("cpu", "default", List.of()));
        return MockMvcBuilders.standaloneSetup(edge.faces(), models)
                .setControllerAdvice(new ErrorAdvice())
                .addFilters(
                        new CallFilter(), new OutcomeFilter(outcome -> outcomes.add(outcome.wireName()), outcome -> {}))
                .addMappedInterceptors(new String[] {FACES}, new NativeAccess(keys, Endpoint.FACES))
                .addMappedInterceptors(new String[] {MODELS}, new NativeAccess(keys, Endpoint.MODELS))
                .build();
    }

    private static Keys keys(Key... keys) {
        return new Keys(List.of(keys), () -> 0);
    }

    private static Key limited(Limits limits) {
        return new Key("alice", "s", true, Set.of(), limits);
    }

    private static MockHttpServletRequestBuilder picture() {
        return post(FACES).content(EdgeFixture.PICTURE);
    }

    /** As a client sends UTF-8 and Tomcat hands it on: each byte a character. */
    private static MockHttpServletRequestBuilder headers(
            MockHttpServletRequestBuilder request, String id, String secret) {
        return request.header(
                        NativeAccess.ID, new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .header(
                        NativeAccess.SECRET,
                        new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static MockHttpServletRequestBuilder basic(MockHttpServletRequestBuilder request, String pair) {
        String base64 = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + base64);
    }

    private static MockHttpServletResponse send(MockMvc mvc, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static void assertProblem(MockHttpServletResponse answer, int status, String code) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(JsonMapper.shared()
                        .readTree(answer.getContentAsString())
                        .get("code")
                        .asString())
                .isEqualTo(code);
    }
}
