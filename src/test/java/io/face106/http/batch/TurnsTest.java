package io.face106.http.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void owners_take_turns_and_each_keeps_its_order() {
        Turns turns = new Turns(threads::add);
        for (String work : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
            turns.add(work.substring(0, 1), () -> done.add(work));
        }
        threads.forEach(Runnable::run);

        assertThat(done).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void no_work_is_lost_when_the_threads_take_no_more() {
        Turns turns = new Turns(work -> {
            if (threads.size() == 1) {
                throw new RejectedExecutionException();
            }
            threads.add(work);
        });
        turns.add("a", () -> done.add("a1"));
        turns.add("b", () -> done.add("b1"));
        threads.forEach(Runnable::run);

        assertThat(done).containsExactly("a1", "b1");
    }
}
