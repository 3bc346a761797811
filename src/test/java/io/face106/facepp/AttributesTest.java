package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.facepp.Attributes.Unsupported;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributesTest {

    private static final String ALL = "gender,age,smiling,headpose,facequality,blur,eyestatus,emotion,beauty,"
            + "mouthstatus,eyegaze,skinstatus,ethnicity,glass,nose_occlusion,chin_occlusion,face_occlusion";

    @Test
    void what_no_network_tells_is_named_in_a_fixed_order() {
        Attributes attributes = new Attributes(true, Unsupported.OMIT);
        assertThat(attributes.untold(read(attributes, ALL)))
                .extracting(Attribute::wireName)
                .contains("gender", "age", "smiling", "emotion", "beauty", "skinstatus", "ethnicity")
                .doesNotContain("headpose", "blur", "facequality", "eyegaze")
                .isEqualTo(attributes.untold(Set.of(Attribute.values())).stream()
                        .map(Attribute::wireName)
                        .toList());
        assertThat(attributes.untold(read(attributes, "headpose, blur"))).isEmpty();
    }

    @Test
    void gaze_needs_irises() {
        assertThat(new Attributes(false, Unsupported.OMIT).untold(Set.of(Attribute.EYEGAZE)))
                .containsExactly(Attribute.EYEGAZE);
    }

    @Test
    void requests_for_the_impossible_can_be_rejected() {
        Attributes strict = new Attributes(true, Unsupported.REJECT);
        assertThat(read(strict, "headpose,blur")).hasSize(2);
        assertThatThrownBy(() -> read(strict, "headpose,gender")).hasMessage("BAD_ARGUMENTS: return_attributes");
    }

    private static Set<Attribute> read(Attributes attributes, String list) {
        return attributes.read(new Parameters(Map.of("return_attributes", list), null));
    }
}
