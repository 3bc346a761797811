package io.face106.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.face106.runtime.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunThreadTest {

    private final RunThread own = RunThread.own("eyes");

    @AfterEach
    void stop() {
        own.close();
    }

    @Test
    void a_model_of_its_own_thread_never_leaves_it() throws OrtException {
        List<Thread> seen = new ArrayList<>();

        own.run(() -> seen.add(Thread.currentThread()));
        own.run(() -> seen.add(Thread.currentThread()));

        assertThat(seen).hasSize(2).doesNotContain(Thread.currentThread());
        assertThat(seen.get(0)).isSameAs(seen.get(1));
        assertThat(seen.get(0).getName()).isEqualTo("gpu-eyes");
    }

    @Test
    void without_one_the_caller_enters_the_library() throws OrtException {
        AtomicReference<Thread> seen = new AtomicReference<>();

        RunThread.callers().run(() -> seen.set(Thread.currentThread()));

        assertThat(seen.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void a_failure_of_the_library_arrives_as_it_is() {
        OrtException failure = new OrtException("out of memory");

        assertThatThrownBy(() -> own.run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void any_other_failure_arrives_with_its_cause() {
        assertThatThrownBy(() -> own.run(() -> {
                    throw new IllegalStateException("odd");
                }))
                .isInstanceOf(ModelException.class)
                .hasMessage("a network failed: java.lang.IllegalStateException: odd");
    }

    @Test
    void an_interrupted_caller_still_waits_for_the_library_because_it_owns_the_memory_in_use() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        List<Boolean> afterwards = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                own.run(() -> {
                    inside.countDown();
                    awaitUninterruptibly(mayEnd);
                    ended.set(true);
                });
            } catch (OrtException | RuntimeException e) {
                afterwards.add(false);
            }
            afterwards.add(ended.get());
            afterwards.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        inside.await();
        caller.interrupt();
        mayEnd.countDown();
        caller.join();

        assertThat(afterwards).containsExactly(true, true);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the library's thread is never interrupted", e);
        }
    }
}
