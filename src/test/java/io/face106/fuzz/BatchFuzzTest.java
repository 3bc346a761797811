package io.face106.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.face106.http.batch.Batch;
import io.face106.http.batch.BatchLimits;
import io.face106.http.batch.Batches;
import io.face106.http.batch.Feed;
import io.face106.http.batch.Item;
import io.face106.http.batch.Items;
import io.face106.http.batch.LineItems;
import io.face106.http.batch.PartItems;
import io.face106.http.batch.TarItems;
import io.face106.http.batch.Unreadable;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of batches, without the service: the first byte says which reader gets the rest. */
class BatchFuzzTest {

    private static final int MOST_BYTES = 2000;
    private static final int BLOCK = 512;
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final Batches BATCHES =
            new Batches(new BatchLimits(1, 1, 1, 1, Duration.ofDays(1), Duration.ofDays(1), 1, 1), 1, System::nanoTime);

    private final FuzzFigures figures = new FuzzFigures(getClass().getSimpleName());

    @AfterEach
    void end() {
        figures.end();
    }

    @AfterAll
    static void close() {
        BATCHES.close();
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "\\x0d\\x0a--XX\\x0d\\x0a",
        "\\x0d\\x0a--XX--",
        "Content-Disposition: form-data; name=a",
        "\\x0d\\x0a\\x0d\\x0a",
        "\\x22image\\x22:",
        "\\x22image_url\\x22:",
        "\\x22id\\x22:",
        "ustar\\x00",
        "0000000",
        "12 path=a\\x0a"
    })
    @FuzzTest(maxDuration = "10m")
    void any_body_is_read_to_its_end_or_said_to_be_none(byte[] input) {
        figures.input();
        if (input.length == 0) {
            return;
        }
        byte[] body = signed(input[0], Arrays.copyOfRange(input, 1, input.length));
        try (Batch batch = BATCHES.open("", System.nanoTime() + DAY_NANOS, new ByteArrayInputStream(body))) {
            Items items = items(input[0], batch.feed());
            int count = 0;
            for (Item item = items.next(); item != null; item = items.next()) {
                count++;
                check(item, body.length, count);
            }
            figures.answer(200);
        } catch (Unreadable broken) {
            figures.answer(broken.problem().status());
        }
    }

    private static void check(Item item, int length, int count) {
        byte[] picture = item.picture();
        if (count > length) {
            throw new AssertionError(count + " pictures in " + length + " bytes");
        }
        if (picture != null && picture.length > MOST_BYTES) {
            throw new AssertionError("a picture of " + picture.length + " bytes");
        }
        if (picture == null && item.refusal() == null && !item.options().containsKey(Item.LINK)) {
            throw new AssertionError("neither picture nor refusal");
        }
    }

    private static Items items(byte kind, Feed feed) {
        return switch (kind % 3) {
            case 0 -> new TarItems(feed, MOST_BYTES);
            case 1 -> new PartItems(feed, "XX", MOST_BYTES, disposition -> disposition);
            default -> new LineItems(feed, MOST_BYTES);
        };
    }

    /** An archive whose first header has its right checksum: changes would else get no further. */
    private static byte[] signed(byte kind, byte[] body) {
        if (kind % 3 == 0 && body.length >= BLOCK) {
            Arrays.fill(body, 148, 156, (byte) ' ');
            int sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                sum += body[i] & 0xff;
            }
            byte[] digits = FuzzedService.bytes(String.format("%06o\0 ", sum));
            System.arraycopy(digits, 0, body, 148, digits.length);
        }
        return body;
    }

    static Stream<byte[]> seeds() {
        byte[] header = new byte[BLOCK];
        byte[] name = FuzzedService.bytes("a.jpg");
        System.arraycopy(name, 0, header, 0, name.length);
        byte[] size = FuzzedService.bytes("00000000005");
        System.arraycopy(size, 0, header, 124, size.length);
        Stream<byte[]> archives = Stream.of('0', 'x', 'L', 'S', '5').map(type -> {
            byte[] archive = Arrays.copyOf(header, 4 * BLOCK);
            archive[156] = (byte) type.charValue();
            System.arraycopy(FuzzedService.bytes("5 a=\n"), 0, archive, BLOCK, 5);
            return FuzzedService.joined(new byte[] {0}, archive);
        });
        String part = "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nabc\r\n";
        return Stream.concat(
                archives,
                Stream.of(
                                "\1" + part + part + "--XX--\r\n",
                                "\1preamble\n--XX\n\nabc\n--XX--",
                                "\2{\"id\":\"a\",\"image\":\"YWJj\"}\n{\"id\":7,\"image_url\":\"http://a/b\"}\r\n\n[]\n{",
                                "\2{\"image\":\"YWJj\",\"profile\":\"fast\",\"stages\":[\"pose\"]}")
                        .map(FuzzedService::bytes));
    }
}
