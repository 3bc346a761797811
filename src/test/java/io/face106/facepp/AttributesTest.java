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

    private static final String OF_OCCLUSION =
            "eyestatus,mouthstatus,glass,nose_occlusion,chin_occlusion,face_occlusion";

    @Test
    void what_no_network_tells_is_named_in_a_fixed_order() {
        Attributes attributes = new Attributes(true, true, Unsupported.OMIT);
        assertThat(attributes.untold(read(attributes, ALL)))
                .extracting(Attribute::wireName)
                .containsExactly("gender", "age", "smiling", "emotion", "beauty", "skinstatus", "ethnicity")
                .isEqualTo(attributes.untold(Set.of(Attribute.values())).stream()
                        .map(Attribute::wireName)
                        .toList());
        assertThat(attributes.untold(read(attributes, "headpose, blur"))).isEmpty();
    }

    @Test
    void gaze_needs_irises() {
        assertThat(new Attributes(false, true, Unsupported.OMIT).untold(Set.of(Attribute.EYEGAZE)))
                .containsExactly(Attribute.EYEGAZE);
    }

    @Test
    void what_is_covered_needs_a_network_that_knows() {
        Attributes without = new Attributes(true, false, Unsupported.OMIT);
        assertThat(without.untold(read(without, OF_OCCLUSION + ",eyegaze,headpose")))
                .extracting(Attribute::wireName)
                .containsExactly(OF_OCCLUSION.split(",", -1));
        assertThat(new Attributes(true, true, Unsupported.OMIT).untold(read(without, OF_OCCLUSION)))
                .isEmpty();
    }

    @Test
    void requests_for_the_impossible_can_be_rejected() {
        Attributes strict = new Attributes(true, true, Unsupported.REJECT);
        assertThat(read(strict, "headpose,blur")).hasSize(2);
        assertThatThrownBy(() -> read(strict, "headpose,gender")).hasMessage("BAD_ARGUMENTS: return_attributes");
        Attributes without = new Attributes(true, false, Unsupported.REJECT);
        for (String attribute : OF_OCCLUSION.split(",", -1)) {
            assertThat(read(strict, attribute)).hasSize(1);
            assertThatThrownBy(() -> read(without, attribute)).hasMessage("BAD_ARGUMENTS: return_attributes");
        }
    }

    private static Set<Attribute> read(Attributes attributes, String list) {
        return attributes.read(new Parameters(Map.of("return_attributes", list), null));
    }
}
