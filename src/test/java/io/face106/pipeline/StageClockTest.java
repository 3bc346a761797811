package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.face106.domain.Caller;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.domain.StageName;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StageClockTest {

    @Test
    void no_stage_begins_for_a_caller_who_has_gone() {
        AtomicBoolean gone = new AtomicBoolean();
        StageClock clock =
                new StageClock(new Caller("", UUID.randomUUID(), System.nanoTime() + Long.MAX_VALUE / 2, gone::get));
        assertThat(clock.time(StageName.DECODE, () -> "done")).isEqualTo("done");

        gone.set(true);

        assertRefused(clock);
    }

    @Test
    void no_stage_begins_after_the_deadline() {
        assertRefused(new StageClock(new Caller("", UUID.randomUUID(), System.nanoTime(), () -> false)));
    }

    private static void assertRefused(StageClock clock) {
        AtomicBoolean begun = new AtomicBoolean();
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> clock.time(StageName.DETECT, () -> begun.getAndSet(true)));
        assertThat(refusal.failure().reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(begun.get()).isFalse();
        assertThat(clock.times().nanos()).doesNotContainKey(StageName.DETECT);
    }
}
