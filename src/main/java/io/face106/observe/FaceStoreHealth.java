package io.face106.observe;

import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while faces cannot be kept for their tokens or looked up by them. Says no more than that: health may be read by strangers. */
public final class FaceStoreHealth implements HealthIndicator {

    private final BooleanSupplier usable;

    /** @param usable tries the store */
    public FaceStoreHealth(BooleanSupplier usable) {
        this.usable = usable;
    }

    @Override
    public Health health() {
        return usable.getAsBoolean()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "faces cannot be kept for their tokens")
                        .build();
    }
}
