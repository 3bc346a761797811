package io.face106.contract.facepp;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.app.Face106Application;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A pack whose networks know nothing of what is covered: the same is asked, less is told, and nothing made up. */
@SpringBootTest(
        classes = Face106Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"face106.runtime.provider=cpu", "face106.models.pack=light"})
class AttributesOfMeshesTest {

    private static final String OF_OCCLUSION =
            "eyestatus,mouthstatus,glass,nose_occlusion,chin_occlusion,face_occlusion";

    @LocalServerPort
    int port;

    @Test
    void what_they_cannot_tell_is_left_out_and_named() {
        Answer answer = Call.detect(port)
                .file(FacePictures.portrait())
                .with("return_attributes", OF_OCCLUSION + ",eyegaze,headpose,blur,facequality")
                .multipart()
                .assertOk();

        assertThat(answer.at("/faces/0/attributes").propertyNames())
                .containsExactlyInAnyOrder("headpose", "blur", "facequality");
        assertThat(answer.header("X-Unsupported-Attributes").split(",", -1))
                .containsExactlyInAnyOrder((OF_OCCLUSION + ",eyegaze").split(",", -1));
    }
}
