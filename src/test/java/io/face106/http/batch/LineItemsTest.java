package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.nativeapi.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineItemsTest {

    private static final int LONGEST = 100_000;

    @Test
    void each_line_is_a_picture() {
        String body = "{\"id\":\"a\",\"image\":\"YWJj\"}\r\n\n  \n{\"image\":\"YWJj\",\"profile\":\"fast\",\"id\":7}\n"
                + "{\"id\":null,\"image_url\":\"http://x/y\"}";
        for (int seed = 0; seed < 50; seed++) {
            List<Item> items = Bodies.all(new LineItems(Bodies.inPieces(Bodies.bytes(body), seed), LONGEST));

            assertThat(items).extracting(Item::id).containsExactly("a", "7", null);
            assertThat(items.get(0).picture()).isEqualTo(Bodies.bytes("abc"));
            assertThat(items.get(0).field()).isEqualTo("image");
            assertThat(items.get(1).options()).containsOnlyKeys("profile");
            assertThat(items.get(2).linked()).isTrue();
            assertThat(items.get(2).field()).isEqualTo("image_url");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"a\"} | a | MISSING_ARGUMENT | image",
                "{\"id\":\"a\",\"image\":null} | a | MISSING_ARGUMENT | image",
                "{\"id\":\"a\",\"image\":\"?\"} | a | BAD_ARGUMENT | image",
                "{\"image\":7,\"id\":\"a\"} | a | BAD_ARGUMENT | image",
                "{\"id\":\"a\",\"image\":\"YQ==\",\"image_url\":\"http://x\"} | a | BAD_ARGUMENT | image_url",
                "{\"id\":\"a\",\"id\":\"b\"} | a | BAD_ARGUMENT | id"
            })
    void a_line_that_asks_for_what_cannot_be_is_refused_by_its_id(
            String line, String id, Failure.Reason reason, String field) {
        List<Item> items = read(line + "\n{\"image\":\"YWJj\"}");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).id()).isEqualTo(id);
        Failure failure = ((Refusal) items.get(0).refusal()).failure();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.field()).isEqualTo(field);
        assertThat(items.get(1).refusal()).isNull();
    }

    @Test
    void a_line_that_is_not_json_is_refused_alone() {
        List<Item> items = read("{\"id\":\"a\",\n{\"id\":\"b\",\"image\":\"YWJj\"}\n[]\n{\"image\":\"YWJj\"}{}");

        assertThat(items).extracting(Item::id).containsExactly("a", "b", null, null);
        for (int i : new int[] {0, 2, 3}) {
            assertThat(((Unreadable) items.get(i).refusal()).problem().kind()).isEqualTo(Problem.Kind.MALFORMED_BODY);
        }
        assertThat(items.get(1).refusal()).isNull();
    }

    @Test
    void a_line_that_is_too_long_is_passed_over() {
        String line = "{\"image\":\"" + "A".repeat(LONGEST) + "\"}";
        List<Item> items = read(line + "\n{\"image\":\"YWJj\"}\n" + line);

        assertThat(items).hasSize(3);
        for (int i : new int[] {0, 2}) {
            assertThat(((Refusal) items.get(i).refusal()).failure().reason()).isEqualTo(Failure.Reason.TOO_MANY_BYTES);
        }
        assertThat(items.get(1).picture()).isEqualTo(Bodies.bytes("abc"));
    }

    @Test
    void an_id_or_an_option_that_is_too_long_is_refused_by_its_name() {
        String most = "i".repeat(256);
        List<Item> items =
                read("{\"id\":\"" + most + "\",\"image\":\"YWJj\"}\n{\"id\":\"" + most + "i\",\"image\":\"YWJj\"}\n"
                        + "{\"id\":\"a\",\"image\":\"YWJj\",\"profile\":\"" + "f".repeat(4097) + "\"}\n"
                        + "{\"id\":\"" + most + "i\",\"image\":7}");

        assertThat(items).extracting(Item::id).containsExactly(most, null, "a", null);
        assertThat(items.get(0).refusal()).isNull();
        assertThat(items.subList(1, 4))
                .extracting(item -> ((Refusal) item.refusal()).failure().field())
                .containsExactly("id", "profile", "image");
    }

    @Test
    void nothing_is_no_picture() {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\r\n")).isEmpty();
    }

    private static List<Item> read(String body) {
        return Bodies.all(new LineItems(Bodies.of(body), LONGEST));
    }
}
