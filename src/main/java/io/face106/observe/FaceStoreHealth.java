package io.face106.observe;

import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while faces cannot be kept for their tokens. Says no more than that: health may be read by strangers. */
public final class FaceStoreHealth implements HealthIndicator {

    private final BooleanSupplier answers;

    /** @param answers asks the store */
    public FaceStoreHealth(BooleanSupplier answers) {
        this.answers = answers;
    }

    @Override
    public Health health() {
        return answers.getAsBoolean()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "the store of face tokens does not answer")
                        .build();
    }
}
