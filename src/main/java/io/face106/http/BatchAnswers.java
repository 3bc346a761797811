package io.face106.http;

import io.face106.domain.Caller;
import io.face106.domain.Refusal;
import io.face106.facepp.FaceppException;
import io.face106.http.batch.Answers;
import io.face106.http.batch.Item;
import io.face106.http.batch.Unreadable;
import io.face106.nativeapi.BatchLine;
import io.face106.nativeapi.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of one batch. */
final class BatchAnswers implements Answers {

    private static final Logger LOG = LoggerFactory.getLogger(BatchAnswers.class);
    private static final int FAULT = 500;

    /**
     * Who asked.
     *
     * @param key whose batch it is
     * @param deadlineNanos of the whole batch, by {@link System#nanoTime()}
     * @param patience how long one of its pictures may wait for its turn
     * @param outcomes is told how each picture ended
     */
    record Order(String key, Call call, long deadlineNanos, Duration patience, Consumer<Outcome> outcomes) {

        /** All pictures of a batch are of one call, each with times of its own. */
        private Call begin() {
            return new Call(call.id(), Instant.now(), System.nanoTime());
        }

        private Caller caller(Call picture, BooleanSupplier gone) {
            long now = picture.startNanos();
            long left = Math.min(patience.toNanos(), deadlineNanos - now);
            return new Caller(key, call.id(), now + left, gone, true);
        }
    }

    private final BatchShape shape;
    private final Order order;

    BatchAnswers(BatchShape shape, Order order) {
        this.shape = shape;
        this.order = order;
    }

    @Override
    public Line answer(int index, Item item, BooleanSupplier gone) {
        Call call = order.begin();
        try {
            if (item.refusal() != null) {
                throw item.refusal();
            }
            byte[] body = shape.answer(item, call, order.caller(call, gone));
            order.outcomes().accept(Outcome.OK);
            return new Line(BatchLine.answer(index, item.id(), body), false);
        } catch (RuntimeException | Error reason) {
            // An error too: the client waits for a line, and what one picture did must not fail the others.
            tell(index, reason);
            return new Line(shape.refused(index, item.id(), reason, call), true);
        }
    }

    private void tell(int index, Throwable reason) {
        Outcome outcome = reason instanceof Unreadable ? Outcome.MALFORMED_BODY : Outcome.of(reason, FAULT);
        order.outcomes().accept(outcome);
        if (outcome == Outcome.INTERNAL && !(reason instanceof Refusal || reason instanceof FaceppException)) {
            LOG.error("picture {} of batch {} failed", index, order.call().id(), reason);
        }
    }

    @Override
    public byte[] broken(Problem problem) {
        return BatchLine.broken(problem.write(order.call().id().toString()));
    }

    @Override
    public byte[] summary(int pictures, int failed, boolean complete) {
        return BatchLine.summary(pictures, failed, complete);
    }
}
