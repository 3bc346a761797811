package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.app.Face106Application;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Packs whose networks know nothing of what is covered: the same is asked, less is told, and nothing made up. */
@SpringBootTest(
        classes = Face106Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "face106.runtime.provider=cpu")
class AttributesOfMeshesTest {

    private static final List<String> OF_OCCLUSION =
            List.of("eyestatus", "mouthstatus", "glass", "nose_occlusion", "chin_occlusion", "face_occlusion");

    private static final String GAZE = "eyegaze";

    @LocalServerPort
    int port;

    @Nested
    @TestPropertySource(properties = "face106.models.pack=light")
    class OneMesh {

        @Test
        void what_it_cannot_tell_is_left_out_and_named() {
            List<String> unsupported = new ArrayList<>(OF_OCCLUSION);
            unsupported.add(GAZE);

            assertTold(List.of("headpose", "blur", "facequality"), unsupported);
        }
    }

    @Nested
    @TestPropertySource(properties = "face106.models.pack=meshes")
    class BothMeshes {

        @Test
        void they_tell_the_gaze_besides() {
            assertTold(List.of("headpose", "blur", "facequality", GAZE), OF_OCCLUSION);
        }
    }

    private void assertTold(List<String> told, List<String> unsupported) {
        Answer answer = Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_attributes", String.join(",", OF_OCCLUSION) + ",eyegaze,headpose,blur,facequality")
                .multipart()
                .assertOk();

        assertThat(answer.at("/faces/0/attributes").propertyNames()).containsExactlyInAnyOrderElementsOf(told);
        assertThat(answer.header("X-Unsupported-Attributes").split(",", -1))
                .containsExactlyInAnyOrderElementsOf(unsupported);
    }
}
