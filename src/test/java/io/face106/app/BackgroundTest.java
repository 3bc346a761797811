package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.runtime.ModelException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void a_result_is_waited_for() {
        assertThat(Background.join(CompletableFuture.supplyAsync(() -> "done"))).isEqualTo("done");
    }

    /** Failure analysis looks at the type. */
    @Test
    void what_went_wrong_on_another_thread_is_thrown_as_it_is() {
        ModelException failure = new ModelException("damaged");
        Error error = new UnsatisfiedLinkError("missing");

        assertThatThrownBy(() -> Background.join(CompletableFuture.runAsync(() -> {
                    throw failure;
                })))
                .isSameAs(failure);
        assertThatThrownBy(() -> Background.join(CompletableFuture.runAsync(() -> {
                    throw error;
                })))
                .isSameAs(error);
    }
}
