package io.face106.fetch;

import static io.face106.fetch.Outside.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for a place among the links that are followed, and who is turned away. */
@Timeout(60)
class PatientCallersTest {

    private static final byte[] JPEG = "\u00FF\u00D8\u00FF\u00E0 and so on".getBytes(StandardCharsets.ISO_8859_1);
    private static final String HEAD = "HTTP/1.1 200 OK|Content-Type: image/jpeg|Content-Length: " + JPEG.length;

    private final Outside outside = new Outside().name("pictures.example.com", "127.0.0.1");
    private final CountDownLatch released = new CountDownLatch(1);
    private ScriptedServer server;
    private PictureFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        server.on("/fast.jpg", HEAD, JPEG);
        server.on("/slow.jpg", out -> {
            awaitQuietly(released);
            out.write((HEAD.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(JPEG);
        });
        FetchOptions one = Outside.options(server.port(), PATIENT);
        fetcher = new PictureFetcher(
                new FetchOptions(one.allowed(), one.timeout(), one.maxRedirects(), 4, one.maxBytes()),
                outside.network());
    }

    @AfterEach
    void close() throws IOException {
        released.countDown();
        fetcher.close();
        server.close();
    }

    @Test
    void a_batch_of_slow_links_leaves_half_of_the_places_to_others_and_waits_for_its_own() throws Exception {
        List<FutureTask<byte[]>> batch = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            FutureTask<byte[]> picture = new FutureTask<>(() -> fetcher.fetch(link("slow"), caller(true, PATIENT)));
            batch.add(picture);
            new Thread(picture, "patient").start();
        }
        await().until(() -> server.requests().size() == 2 && waiting() == 6);

        assertThat(fetcher.fetch(link("fast"), caller(false, PATIENT))).isEqualTo(JPEG);
        assertThat(server.requests()).hasSize(3);

        released.countDown();
        for (FutureTask<byte[]> picture : batch) {
            assertThat(picture.get()).isEqualTo(JPEG);
        }
    }

    @Test
    void a_patient_caller_waits_for_a_place_no_longer_than_it_has() {
        takeTheirHalf();

        assertThat(refusal(caller(true, Duration.ofMillis(100)))).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void a_patient_caller_that_goes_waits_for_no_place() throws Exception {
        takeTheirHalf();
        AtomicBoolean gone = new AtomicBoolean();
        FutureTask<Reason> third = new FutureTask<>(() -> refusal(caller(true, Duration.ofHours(1), gone::get)));
        new Thread(third, "patient").start();
        await().until(() -> waiting() == 1);

        gone.set(true);

        assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void nothing_is_asked_for_one_that_goes_as_it_gets_a_place() {
        for (int i = 0; i < 3; i++) {
            AtomicBoolean asked = new AtomicBoolean();
            assertThat(refusal(caller(true, PATIENT, () -> asked.getAndSet(true) && !isRequested())))
                    .isEqualTo(Reason.DEADLINE_EXCEEDED);
        }
        assertThat(server.requests()).isEmpty();
        assertThat(fetcher.fetch(link("fast"), caller(true, PATIENT)))
                .as("with a place that those gave back")
                .isEqualTo(JPEG);
    }

    @Test
    void a_link_that_takes_longer_than_its_caller_has_is_no_fault_of_the_link() {
        assertThat(refusal(caller(false, Duration.ofMillis(200)))).isEqualTo(Reason.DEADLINE_EXCEEDED);
    }

    /** Two patient callers get slow pictures. */
    private void takeTheirHalf() {
        for (int i = 0; i < 2; i++) {
            new Thread(new FutureTask<>(() -> fetcher.fetch(link("slow"), caller(true, PATIENT)))).start();
        }
        await().until(() -> server.requests().size() == 2);
    }

    private Reason refusal(Caller caller) {
        return catchThrowableOfType(Refusal.class, () -> fetcher.fetch(link("slow"), caller))
                .failure()
                .reason();
    }

    private static long waiting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("patient") && thread.getState() == Thread.State.TIMED_WAITING)
                .count();
    }

    /** Whether the server hears of a request that is under way. */
    private boolean isRequested() {
        long start = System.nanoTime();
        while (server.requests().isEmpty() && System.nanoTime() - start < 200_000_000) {
            Thread.onSpinWait();
        }
        return !server.requests().isEmpty();
    }

    private String link(String name) {
        return "http://pictures.example.com:" + server.port() + "/" + name + ".jpg";
    }

    private static Caller caller(boolean patient, Duration time) {
        return caller(patient, time, () -> false);
    }

    private static Caller caller(boolean patient, Duration time, BooleanSupplier gone) {
        return new Caller("", UUID.randomUUID(), System.nanoTime() + time.toNanos(), gone, patient);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
