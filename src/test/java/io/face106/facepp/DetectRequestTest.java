package io.face106.facepp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Box;
import io.face106.domain.Failure;
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

class DetectRequestTest {

    private static final byte[] FILE = {1, 2, 3};
    private static final AnalysisOptions DEFAULTS = new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, Set.of());

    private static final Attributes ALL = new Attributes(true, true, Attributes.Unsupported.OMIT);

    private static final PictureReader NO_LINKS = new PictureReader(url -> {
        throw new Refusal(Failure.Reason.LINK_REFUSED, "not followed");
    });

    @Test
    void defaults_are_no_points_no_attributes_five_faces() {
        DetectRequest request = read(with(), FILE);
        assertThat(request.face().landmarks()).isEqualTo(LandmarkSet.NONE);
        assertThat(request.face().attributes()).isEmpty();
        assertThat(request.everyFace()).isFalse();
        assertThat(request.picture().bytes()).isSameAs(FILE);
        assertThat(request.picture().parameter()).isEqualTo("image_file");
    }

    @Test
    void asks_the_analysis_for_landmarks_even_if_none_are_answered() {
        assertThat(read(with(), FILE).options(DEFAULTS, false))
                .isEqualTo(new AnalysisOptions(Profile.BALANCED, 40, 100, 5, 0.6, Set.of(StageName.LANDMARK)));
        assertThat(read(with("return_attributes", "headpose", "calculate_all", "1"), FILE)
                        .options(DEFAULTS, false))
                .isEqualTo(new AnalysisOptions(
                        Profile.BALANCED, 40, 100, 100, 0.6, Set.of(StageName.LANDMARK, StageName.POSE)));
    }

    @Test
    void never_analyses_more_faces_than_are_kept() {
        AnalysisOptions two =
                new AnalysisOptions(Profile.FAST, 40, 2, 2, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));
        assertThat(read(with(), FILE).options(two, true).maxAnalysed()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, POINTS_83", "2, POINTS_106", "' 2 ', POINTS_106", "'', NONE"})
    void reads_return_landmark(String value, LandmarkSet landmarks) {
        assertThat(read(with("return_landmark", value), FILE).face().landmarks())
                .isEqualTo(landmarks);
    }

    @Test
    void knows_every_attribute_that_clients_ask_for() {
        String all = "gender,age, smiling,headpose,facequality,blur,eyestatus,emotion,beauty,mouthstatus,eyegaze,"
                + "skinstatus,ethnicity,glass,nose_occlusion,chin_occlusion,face_occlusion";
        assertThat(read(with("return_attributes", all), FILE).face().attributes())
                .containsExactlyInAnyOrder(Attribute.values());
    }

    @Test
    void takes_smile_for_smiling_and_none_for_nothing() {
        assertThat(read(with("return_attributes", "smile"), FILE).face().attributes())
                .containsExactly(Attribute.SMILING);
        assertThat(read(with("return_attributes", "none"), FILE).face().attributes())
                .isEmpty();
        assertThat(read(with("return_attributes", ""), FILE).face().attributes())
                .isEmpty();
    }

    @Test
    void ignores_parameters_it_does_not_know() {
        assertThat(read(with("return_gesture", "1", "face_rectangle", ""), FILE))
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
        "beauty_score_min, 101",
        "beauty_score_max, -1",
        "face_rectangle, '1,2,3'",
        "face_rectangle, '1,2,3,4,5'",
        "face_rectangle, '1,2,3,x'",
        "face_rectangle, '1,2,0,4'",
        "face_rectangle, '1,2,3,-4'",
        "face_rectangle, '1.5,2,3,4'",
        "return_attributes, charisma",
        "return_attributes, 'headpose,charisma'"
    })
    void refuses_values_that_are_not_allowed(String key, String value) {
        assertRefused(with(key, value), FILE, "BAD_ARGUMENTS: " + key);
    }

    @Test
    void wants_both_credentials() {
        assertThatThrownBy(() -> Credentials.of(new Parameters(Map.of("api_secret", "s"), null)))
                .hasMessage("MISSING_ARGUMENTS: api_key");
        assertThatThrownBy(() -> Credentials.of(new Parameters(Map.of("api_key", "k", "api_secret", ""), null)))
                .hasMessage("MISSING_ARGUMENTS: api_secret");
        Credentials both = Credentials.of(new Parameters(with(), null));
        assertThat(both).isEqualTo(new Credentials("k", "s"));
        assertThat(new Credentials("k", "hush").toString()).doesNotContain("hush");
    }

    @Test
    void asks_for_everything_of_every_face_if_faces_are_kept() {
        assertThat(read(with(), FILE).options(DEFAULTS, true))
                .isEqualTo(new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, AnalysisOptions.OPTIONAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blur", "facequality"})
    void asks_for_quality_where_it_is_answered(String attribute) {
        assertThat(read(with("return_attributes", attribute), FILE)
                        .options(DEFAULTS, false)
                        .stages())
                .containsExactlyInAnyOrder(StageName.LANDMARK, StageName.QUALITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyestatus", "mouthstatus", "glass", "nose_occlusion", "chin_occlusion", "face_occlusion"})
    void what_is_covered_is_asked_of_the_stage_that_knows(String attribute) {
        DetectRequest request = read(with("return_attributes", attribute), FILE);
        assertThat(request.options(DEFAULTS, false).stages())
                .containsExactlyInAnyOrder(StageName.LANDMARK, StageName.OCCLUSION);
        assertThat(request.options(DEFAULTS, true).stages()).isEqualTo(AnalysisOptions.OPTIONAL);
    }

    @Test
    void reads_a_rectangle_that_may_leave_the_picture() {
        DetectRequest request = read(with("face_rectangle", " -40, 7,100,90 "), FILE);
        assertThat(request.only()).isEqualTo(new FaceRectangle(-40, 7, 100, 90));
        assertThat(request.options(DEFAULTS, false).region()).isEqualTo(new Box(7, -40, 100, 90));
        assertThat(read(with(), FILE).options(DEFAULTS, false).region()).isNull();
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
        assertThat(read(all, new byte[] {9}).picture().parameter()).isEqualTo("image_file");
        DetectRequest base64 = read(all, new byte[0]);
        assertThat(base64.picture().parameter()).isEqualTo("image_base64");
        assertThat(base64.picture().bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void an_interval_of_beauty_that_is_upside_down_is_refused() {
        assertRefused(
                with("beauty_score_min", "60", "beauty_score_max", "40"), FILE, "BAD_ARGUMENTS: beauty_score_max");
        assertThat(read(with("beauty_score_min", "40", "beauty_score_max", "60"), FILE))
                .isNotNull();
    }

    @Test
    void links_are_followed_by_who_can_and_refused_in_their_name() {
        assertThatThrownBy(() -> read(with("image_url", "http://example.org/a.jpg"), null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.failure().field()).isEqualTo("image_url"));
        PictureReader fetching = new PictureReader(url -> url.getBytes(StandardCharsets.UTF_8));
        SubmittedPicture picture = DetectRequest.read(new Parameters(with("image_url", "x"), null), ALL, fetching)
                .picture();
        assertThat(picture.parameter()).isEqualTo("image_url");
        assertThat(picture.bytes()).containsExactly('x');
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "data:image/jpeg,xx"})
    void base64_that_is_none_is_an_unsupported_format(String text) {
        assertRefused(with("image_base64", text), null, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64");
    }

    private DetectRequest read(Map<String, String> text, byte[] file) {
        return DetectRequest.read(new Parameters(text, file), ALL, NO_LINKS);
    }

    private void assertRefused(Map<String, String> text, byte[] file, String message) {
        assertThatThrownBy(() -> read(text, file))
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
