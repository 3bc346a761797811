package io.face106.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {

    private final Object connection = new Object();
    private final Silence silence = new Silence();

    @Test
    void one_unanswered_question_and_those_that_were_waiting_with_it_are_not_enough() {
        assertThat(silence.lasts(connection, 0, 500)).isFalse();
        assertThat(silence.lasts(connection, 100, 600)).isFalse();
        assertThat(silence.lasts(connection, 499, 999)).isFalse();
    }

    @Test
    void one_that_was_asked_after_that_is_enough_and_only_the_first_is_told() {
        long before = Long.MAX_VALUE - 100;
        silence.lasts(connection, before - 500, before);

        assertThat(silence.lasts(connection, before + 200, before + 700)).isTrue();
        assertThat(silence.lasts(connection, before + 300, before + 800)).isFalse();
    }

    @Test
    void an_answer_between_them_clears_the_connection() {
        silence.lasts(connection, 0, 500);
        silence.heard(connection);

        assertThat(silence.lasts(connection, 600, 1100)).isFalse();
    }

    @Test
    void another_connection_is_judged_for_itself() {
        silence.lasts(connection, 0, 500);
        silence.heard(new Object());

        assertThat(silence.lasts(new Object(), 600, 1100)).isFalse();
        assertThat(silence.lasts(connection, 600, 1100)).isFalse();
    }
}
