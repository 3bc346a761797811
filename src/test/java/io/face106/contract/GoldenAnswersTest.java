package io.face106.contract;

import static io.face106.testing.SimilarJson.differences;
import static org.assertj.core.api.Assertions.assertThat;

import io.face106.testing.ServiceClient;
import io.face106.testing.StoredText;
import io.face106.testing.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whole answers, as they were once looked at. They show that nothing changed, not that it is right. */
@RunningService
class GoldenAnswersTest {

    private static final String FOLDER = "src/test/resources/golden/answers/";
    private static final JsonMapper READABLE =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one-astronaut.jpg",
                "profile-grey.png",
                "none-cat.jpg",
                "none-coffee.jpg",
                "several-sheet.jpg",
                "drawn-sunglasses.jpg",
                "drawn-mask.jpg",
                "exif-turned.jpg"
            })
    void the_native_answer_is_the_recorded_one(String picture) {
        JsonNode answer = new ServiceClient(port).faces(TestPictures.read(picture), "profile=balanced&order=lapa");

        assertRecorded(picture.replaceFirst("\\..*", ".json"), answer);
    }

    @Test
    void the_face_plus_plus_answer_of_several_faces_is_the_recorded_one() {
        JsonNode answer =
                new ServiceClient(port).detect(TestPictures.read(TestPictures.SHEET), "return_attributes=headpose");

        assertRecorded("several-sheet.facepp.json", answer);
    }

    private static void assertRecorded(String file, JsonNode answer) {
        StoredText golden = new StoredText(FOLDER + file, GoldenAnswersTest.class, "golden.write");

        String stored = golden.text(
                READABLE.writeValueAsString(answer) + "\n",
                text -> differences(text, answer).isEmpty());

        assertThat(differences(stored, answer)).as(golden.hint()).isEmpty();
    }
}
