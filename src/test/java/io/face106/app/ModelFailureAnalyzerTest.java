package io.face106.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.runtime.ModelException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class ModelFailureAnalyzerTest {

    @Test
    void a_model_that_cannot_be_used_is_described_in_its_own_words() {
        FailureAnalysis analysis = analysis("mesh.onnx does not exist");

        assertThat(analysis.getDescription()).isEqualTo("mesh.onnx does not exist");
        assertThat(analysis.getAction()).contains("face106.models.location");
    }

    @Test
    void a_provider_that_cannot_be_used_has_an_action_of_its_own() {
        assertThat(analysis("face106.runtime.provider=cuda, but ...").getAction())
                .contains("face106.runtime.provider=auto");
    }

    @Test
    void spring_boot_finds_the_analyzer() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((m, e) -> {})))
                .hasAtLeastOneElementOfType(ModelFailureAnalyzer.class);
    }

    private static FailureAnalysis analysis(String message) {
        Throwable failure = new BeanCreationException("networks", "cannot be made", new ModelException(message));
        return Objects.requireNonNull(new ModelFailureAnalyzer().analyze(failure));
    }
}
