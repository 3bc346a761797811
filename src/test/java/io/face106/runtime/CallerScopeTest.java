package io.face106.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Caller;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallerScopeTest {

    private static final Caller OUTER = new Caller("outer", UUID.randomUUID(), 1, () -> false);
    private static final Caller INNER = new Caller("inner", UUID.randomUUID(), 2, () -> false);

    @Test
    void a_thread_works_for_the_caller_of_its_innermost_open_scope() {
        try (CallerScope outer = CallerScope.open(OUTER)) {
            try (CallerScope inner = CallerScope.open(INNER)) {
                assertThat(CallerScope.current()).isSameAs(INNER);
            }
            assertThat(CallerScope.current()).isSameAs(OUTER);
        }
        assertThat(CallerScope.current().key()).isEmpty();
    }

    @Test
    void another_thread_works_for_nobody_in_particular() {
        try (CallerScope outer = CallerScope.open(OUTER)) {
            Caller elsewhere =
                    CompletableFuture.supplyAsync(CallerScope::current).join();

            assertThat(elsewhere.remainingNanos()).isPositive();
            assertThat(elsewhere.gone().getAsBoolean()).isFalse();
        }
    }
}
