package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Failure;
import io.face106.domain.Failure.Reason;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.domain.StageName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectReaderTest {

    private static final byte[] FILE = {1, 2, 3};
    private static final AnalysisOptions DEFAULTS = new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, Set.of());

    private final DetectReader reader = new DetectReader(Credentials.ANY, PictureLinks.NONE);

    @Test
    void defaults_are_no_points_no_attributes_five_faces() {
        DetectRequest request = reader.read(with(), FILE);
        assertThat(request.landmarks()).isEqualTo(LandmarkSet.NONE);
        assertThat(request.attributes()).isEmpty();
        assertThat(request.everyFace()).isFalse();
        assertThat(request.picture().bytes()).isSameAs(FILE);
        assertThat(request.picture().parameter()).isEqualTo("image_file");
    }

    @Test
    void asks_the_analysis_for_landmarks_even_if_none_are_answered() {
        assertThat(reader.read(with(), FILE).options(DEFAULTS))
                .isEqualTo(new AnalysisOptions(Profile.BALANCED, 40, 100, 5, 0.6, Set.of(StageName.LANDMARK)));
        assertThat(reader.read(with("return_attributes", "headpose", "calculate_all", "1"), FILE)
                        .options(DEFAULTS))
                .isEqualTo(new AnalysisOptions(
                        Profile.BALANCED, 40, 100, 100, 0.6, Set.of(StageName.LANDMARK, StageName.POSE)));
    }

    @Test
    void never_analyses_more_faces_than_are_kept() {
        AnalysisOptions two =
                new AnalysisOptions(Profile.FAST, 40, 2, 2, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));
        assertThat(reader.read(with(), FILE).options(two).maxAnalysed()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, POINTS_83", "2, POINTS_106", "' 2 ', POINTS_106", "'', NONE"})
    void reads_return_landmark(String value, LandmarkSet landmarks) {
        assertThat(reader.read(with("return_landmark", value), FILE).landmarks())
                .isEqualTo(landmarks);
    }

    @Test
    void knows_every_attribute_that_clients_ask_for() {
        String all = "gender,age, smiling,headpose,facequality,blur,eyestatus,emotion,beauty,mouthstatus,eyegaze,"
                + "skinstatus,ethnicity,glass,nose_occlusion,chin_occlusion,face_occlusion";
        assertThat(reader.read(with("return_attributes", all), FILE).attributes())
                .containsExactlyInAnyOrder(Attribute.values());
    }

    @Test
    void takes_smile_for_smiling_and_none_for_nothing() {
        assertThat(reader.read(with("return_attributes", "smile"), FILE).attributes())
                .containsExactly(Attribute.SMILING);
        assertThat(reader.read(with("return_attributes", "none"), FILE).attributes())
                .isEmpty();
        assertThat(reader.read(with("return_attributes", ""), FILE).attributes())
                .isEmpty();
    }

    @Test
    void ignores_parameters_it_does_not_know() {
        assertThat(reader.read(with("return_gesture", "1", "face_rectangle", ""), FILE))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "return_landmark, 3",
        "return_landmark, -1",
        "return_landmark, two",
        "return_landmark, 2.0",
        "return_landmark, 99999999999",
        "calculate_all, 2",
        "calculate_all, true",
        "return_attributes, charisma",
        "return_attributes, 'headpose,charisma'"
    })
    void refuses_values_that_are_not_allowed(String key, String value) {
        assertRefused(with(key, value), FILE, "BAD_ARGUMENTS: " + key);
    }

    @Test
    void wants_both_credentials_before_anything_else() {
        assertRefused(Map.of("return_landmark", "9"), FILE, "MISSING_ARGUMENTS: api_key");
        assertRefused(Map.of("api_key", "k", "api_secret", ""), FILE, "MISSING_ARGUMENTS: api_secret");
    }

    @Test
    void refuses_credentials_that_do_not_match() {
        DetectReader strict =
                new DetectReader((key, secret) -> key.equals("k") && secret.equals("t"), PictureLinks.NONE);
        assertThatThrownBy(() -> strict.read(with("return_landmark", "9"), FILE))
                .isInstanceOf(FaceppException.class)
                .hasMessage("AUTHENTICATION_ERROR");
    }

    @Test
    void wants_one_of_three_pictures() {
        String message = "MISSING_ARGUMENTS: image_url, image_file, image_base64";
        assertRefused(with(), null, message);
        assertRefused(with("image_base64", "", "image_url", ""), new byte[0], message);
    }

    @Test
    void the_file_wins_over_base64_and_base64_over_the_link() {
        Map<String, String> all = with("image_base64", "AQID", "image_url", "http://example.org/a.jpg");
        assertThat(reader.read(all, new byte[] {9}).picture().parameter()).isEqualTo("image_file");
        DetectRequest base64 = reader.read(all, new byte[0]);
        assertThat(base64.picture().parameter()).isEqualTo("image_base64");
        assertThat(base64.picture().bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void a_link_that_is_not_followed_is_blamed_on_its_parameter() {
        assertThatThrownBy(() -> reader.read(with("image_url", "http://example.org/a.jpg"), null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.failure())
                                .isEqualTo(new Failure(
                                        Reason.LINK_REFUSED, "image_url", "this service does not follow links")));
    }

    @Test
    void the_picture_behind_a_link_is_fetched() {
        DetectReader fetching = new DetectReader(Credentials.ANY, url -> url.getBytes(StandardCharsets.UTF_8));
        SubmittedPicture picture = fetching.read(with("image_url", "x"), null).picture();
        assertThat(picture.parameter()).isEqualTo("image_url");
        assertThat(picture.bytes()).containsExactly('x');
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "data:image/jpeg,xx"})
    void base64_that_is_none_is_an_unsupported_format(String text) {
        assertRefused(with("image_base64", text), null, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64");
    }

    private void assertRefused(Map<String, String> text, byte[] file, String message) {
        assertThatThrownBy(() -> reader.read(text, file))
                .isInstanceOf(FaceppException.class)
                .hasMessage(message);
    }

    private static Map<String, String> with(String... pairs) {
        Map<String, String> text = new HashMap<>(Map.of("api_key", "k", "api_secret", "s"));
        for (int i = 0; i < pairs.length; i += 2) {
            text.put(pairs[i], pairs[i + 1]);
        }
        return text;
    }
}
