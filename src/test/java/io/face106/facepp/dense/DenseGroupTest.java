package io.face106.facepp.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.facepp.FaceppException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseGroupTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "all", "nose,all", "all, left_eye", "mouse,all,face"})
    void nothing_or_all_anywhere_asks_for_every_group(String list) {
        assertThat(DenseGroup.parse(list)).containsExactly(DenseGroup.values());
    }

    @ParameterizedTest
    @EnumSource(DenseGroup.class)
    void every_group_can_be_asked_for_by_its_name(DenseGroup group) {
        assertThat(DenseGroup.parse(group.wireName())).containsExactly(group);
    }

    @Test
    void the_mouth_may_be_asked_for_as_mouse() {
        assertThat(DenseGroup.parse("mouse")).containsExactly(DenseGroup.MOUTH);
        assertThat(DenseGroup.parse("mouth, mouse")).containsExactly(DenseGroup.MOUTH);
    }

    @Test
    void several_are_separated_by_commas_in_any_order() {
        assertThat(DenseGroup.parse("nose, left_eye_eyelid,,left_eye"))
                .containsExactly(DenseGroup.LEFT_EYE, DenseGroup.LEFT_EYE_EYELID, DenseGroup.NOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "eyes", "nose,chin", "NOSE", "all,1"})
    void an_unknown_word_is_refused(String list) {
        assertThatThrownBy(() -> DenseGroup.parse(list))
                .isInstanceOfSatisfying(
                        FaceppException.class,
                        e -> assertThat(e.error().message()).isEqualTo("BAD_ARGUMENTS: return_landmark"));
    }
}
