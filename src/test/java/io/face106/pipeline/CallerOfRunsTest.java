package io.face106.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.face106.domain.Caller;
import io.face106.domain.Profile;
import io.face106.runtime.CallerScope;
import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import io.face106.stage.landmark.LandmarkModels;
import io.face106.testing.TestModels;
import io.face106.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerOfRunsTest {

    /** A network that notes for whom it is run. */
    private record Watched(Model model, List<Caller> callers) implements Model {

        @Override
        public ModelSpec spec() {
            return model.spec();
        }

        @Override
        public ModelRun prepare(long... inputShape) {
            callers.add(CallerScope.current());
            return model.prepare(inputShape);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    @Test
    void a_network_is_run_for_the_caller_of_the_analysis_and_afterwards_for_nobody() {
        Caller caller = new Caller("key", UUID.randomUUID(), Long.MAX_VALUE / 2, () -> false);
        List<Caller> seen = new ArrayList<>();
        LandmarkModels models = new LandmarkModels(
                Optional.of(new Watched(TestModels.model("face"), seen)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        TestModels.analyzer(models)
                .analyze(TestPictures.read(TestPictures.SINGLE.get(0)), TestModels.options(Profile.FAST), caller);

        assertThat(seen).isNotEmpty().containsOnly(caller);
        assertThat(CallerScope.current()).isNotEqualTo(caller);
    }
}
