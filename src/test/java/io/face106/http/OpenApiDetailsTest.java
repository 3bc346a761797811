package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Profile;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiDetailsTest {

    /** Each is there only if it was asked for and can be told. */
    @Test
    void no_attribute_of_a_face_is_required() {
        Schema<?> attributes = completed("FaceppAttributes");

        assertThat(attributes.getProperties()).containsKeys("headpose", "eyestatus", "glass", "face_occlusion");
        assertThat(attributes.getRequired()).isNullOrEmpty();
    }

    @Test
    void what_an_attribute_consists_of_is() {
        assertThat(completed("FaceppEyeStatus").getRequired())
                .containsExactlyInAnyOrder("left_eye_status", "right_eye_status");
        assertThat(completed("FaceppGlass").getRequired()).containsExactly("value");
    }

    private static Schema<?> completed(String name) {
        Components components = new Components();
        ModelConverters.getInstance()
                .readAll(FaceppAttributeShapes.Attributes.class)
                .forEach(components::addSchemas);
        AnalysisOptions defaults = new AnalysisOptions(Profile.FAST, 40, 100, 100, 0.6, Set.of());
        new OpenApiDetails(defaults)
                .complete(new OpenAPI().components(components).paths(new Paths()));
        return components.getSchemas().get(name);
    }
}
