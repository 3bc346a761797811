package io.face106.app;

import io.face106.runtime.lane.LaneOptions;
import io.face106.runtime.lane.LaneOptions.Size;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/** Under {@code face106.runtime.lanes}: how runs of different requests are gathered into batches. */
record LaneSettings(Use use, List<Integer> buckets, DataSize maxBytes, Duration maxDelay, List<String> warm) {

    private static final String NAME = "runtime.lanes.";
    private static final int MOST_ROWS = 1024;
    private static final long MOST_BYTES = 1L << 30;
    private static final Duration MOST_DELAY = Duration.ofSeconds(1);
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");

    /** Where there are lanes. */
    enum Use {
        GPU,
        ALWAYS
    }

    LaneSettings {
        Need.set(NAME + "use", use);
        Need.set(NAME + "buckets", buckets);
        if (buckets.isEmpty()
                || !buckets.equals(buckets.stream().sorted().distinct().toList())
                || buckets.get(0) < 1
                || buckets.get(buckets.size() - 1) > MOST_ROWS) {
            throw Need.refused(NAME + "buckets", buckets, "ascending numbers of 1 to " + MOST_ROWS);
        }
        Need.set(NAME + "max-bytes", maxBytes);
        Need.between(NAME + "max-bytes", maxBytes.toBytes(), 1, MOST_BYTES);
        Need.set(NAME + "max-delay", maxDelay);
        if (maxDelay.isNegative() || maxDelay.compareTo(MOST_DELAY) > 0) {
            throw Need.refused(NAME + "max-delay", maxDelay, "0ms to 1s");
        }
        Need.set(NAME + "warm", warm);
        if (!warm.stream().allMatch(size -> SIZE.matcher(size).matches())) {
            throw Need.refused(NAME + "warm", warm, "sizes like 640x480");
        }
    }

    int largestBatch() {
        return buckets.get(buckets.size() - 1);
    }

    LaneOptions toOptions() {
        return new LaneOptions(
                buckets,
                maxBytes.toBytes(),
                maxDelay,
                warm.stream().map(LaneSettings::size).toList());
    }

    private static Size size(String written) {
        Matcher parts = SIZE.matcher(written);
        if (!parts.matches()) {
            throw new IllegalStateException(written);
        }
        return new Size(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
}
