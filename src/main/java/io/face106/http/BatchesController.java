package io.face106.http;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.http.batch.Batch;
import io.face106.http.batch.Batches;
import io.face106.http.batch.Items;
import io.face106.http.batch.Unreadable;
import io.face106.nativeapi.BatchLine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/batches}: many pictures in one call, a line for each as it is done. */
@RestController
public class BatchesController implements BatchesApi {

    /**
     * How long things may take.
     *
     * @param picture may wait for its turn
     * @param client may take no answer before it counts as gone
     */
    public record Patience(Duration picture, Duration client) {}

    /**
     * Of a batch that does not say how long it has: how long its client takes to send it is bounded, and how long that takes no
     * answers ({@link Patience#client()}), but not the two together.
     */
    private static final Duration NO_HURRY = Duration.ofDays(365);

    private final Batches batches;
    private final BatchReader reader;
    private final Patience patience;
    private final Consumer<Outcome> outcomes;

    /**
     * The controller.
     *
     * @param outcomes is told how each picture ended
     */
    public BatchesController(Batches batches, BatchReader reader, Patience patience, Consumer<Outcome> outcomes) {
        this.batches = batches;
        this.reader = reader;
        this.patience = patience;
        this.outcomes = outcomes;
    }

    @Override
    @PostMapping(
            path = "/v1/batches",
            consumes = {MediaType.MULTIPART_FORM_DATA_VALUE, BatchLine.MEDIA_TYPE, BatchReader.TAR})
    public void batches(HttpServletRequest http, HttpServletResponse answer) throws IOException {
        BatchShape shape = reader.shape(http);
        String key = NativeAccess.key(http);
        Call call = Call.of(http);
        long deadline = call.startNanos() + Reception.asked(http, NO_HURRY).toNanos();
        try (Batch batch = batches.open(key, deadline, http.getInputStream());
                PatientProtocol.Grant slow = PatientProtocol.grant(patience.client())) {
            Items items = reader.items(http, batch.feed());
            begin(batch);
            answer.setContentType(BatchLine.MEDIA_TYPE);
            // Else nginx would keep lines until it has many.
            answer.setHeader("X-Accel-Buffering", "no");
            if (!shape.untold().isEmpty()) {
                answer.setHeader(FaceppCalls.UNSUPPORTED, FaceppCalls.names(shape.untold()));
            }
            answer.flushBuffer();
            BatchAnswers.Order order = new BatchAnswers.Order(key, call, deadline, patience.picture(), outcomes);
            batch.run(items, new BatchAnswers(shape, order), answer.getOutputStream());
            // Ended here: the container ends one whose body broke as if it had broken itself.
            answer.getOutputStream().close();
        }
    }

    /**
     * Waits for the first bytes before anything is answered: the container tells a client that waits for leave to go on, and
     * one that never sends is refused plainly. Afterwards what it makes of a broken body would spoil the answer.
     */
    private static void begin(Batch batch) {
        boolean some;
        try {
            some = batch.feed().fill();
        } catch (Unreadable never) {
            String detail = never.problem().detail();
            throw switch (never.problem().kind()) {
                case DEADLINE_EXCEEDED -> Caller.late();
                case OVERLOADED -> new Refusal(Failure.Reason.OVERLOADED, detail);
                default -> BodyException.malformed(detail);
            };
        }
        if (!some) {
            throw new Refusal(Failure.Reason.MISSING_ARGUMENT, "the body is empty; expected pictures");
        }
    }
}
