package io.face106.app;

import io.face106.domain.AnalysisOptions;
import io.face106.domain.Profile;
import io.face106.domain.StageName;
import io.face106.facepp.Attributes;
import io.face106.fetch.AllowedHosts;
import io.face106.fetch.FetchOptions;
import io.face106.http.batch.BatchLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code face106} in the configuration; defaults, units and reasons stand in application.yml. Values that
 * cannot work are refused here, so that they end the start and not a request.
 */
@ConfigurationProperties("face106")
public record FaceProperties(
        Models models,
        ExecutionSettings runtime,
        Limits limits,
        Admission admission,
        Batch batch,
        Links links,
        Analysis analysis,
        Landmark landmark,
        Facepp facepp,
        Store store,
        Tokens tokens,
        Cache cache) {

    public FaceProperties {
        Need.set("models", models);
        Need.set("runtime", runtime);
        Need.set("limits", limits);
        Need.set("admission", admission);
        Need.set("batch", batch);
        Need.set("links", links);
        Need.set("analysis", analysis);
        Need.set("landmark", landmark);
        Need.set("facepp", facepp);
        Need.set("store", store);
        Need.set("tokens", tokens);
        Need.set("cache", cache);
    }

    /** Which networks. */
    public record Models(String location, String pack) {

        public Models {
            Need.set("models.location", location);
            Need.set("models.pack", pack);
        }
    }

    /** Which pictures are accepted. */
    public record Limits(
            int minSide,
            int maxSide,
            long maxPixels,
            DataSize maxBytes,
            DataSize maxBody,
            DataSize maxBodies,
            Duration bodyTime) {

        /** A body is one array, and one byte more tells that it is too long. */
        private static final long MOST_BYTES = Integer.MAX_VALUE - 16L;

        private static final Duration MOST_TIME = Duration.ofHours(1);

        public Limits {
            Need.atLeast("limits.min-side", minSide, 1);
            Need.atLeast("limits.max-side", maxSide, minSide);
            Need.atLeast("limits.max-pixels", maxPixels, (long) minSide * minSide);
            Need.set("limits.max-bytes", maxBytes);
            Need.set("limits.max-body", maxBody);
            Need.between("limits.max-bytes", maxBytes.toBytes(), 1, MOST_BYTES);
            Need.between("limits.max-body", maxBody.toBytes(), 1, MOST_BYTES);
            if (maxBody.compareTo(maxBytes) < 0) {
                throw Need.refused(
                        "limits.max-body", maxBody, "at least face106.limits.max-bytes, which is " + maxBytes);
            }
            Need.set("limits.max-bodies", maxBodies);
            Need.set("limits.body-time", bodyTime);
            if (bodyTime.toMillis() < 1 || bodyTime.compareTo(MOST_TIME) > 0) {
                throw Need.refused("limits.body-time", bodyTime, "1ms to 1h");
            }
            Need.between("limits.max-bodies", maxBodies.toBytes(), 1, Admission.MOST_BYTES);
        }
    }

    /** How much is worked on at once. */
    public record Admission(DataSize maxBytes, int maxRequests, Duration patience, Duration target, Duration timeout) {

        private static final long MOST_BYTES = 1L << 40;
        private static final Duration MOST_TIME = Duration.ofHours(1);

        /** For each place: more than take turns in it while the next request is read. */
        private static final int FEW = 4;

        public Admission {
            Need.set("admission.max-bytes", maxBytes);
            Need.between("admission.max-bytes", maxBytes.toBytes(), 1, MOST_BYTES);
            Need.atLeast("admission.max-requests", maxRequests, 1);
            time("patience", patience, Duration.ZERO, MOST_TIME);
            time("target", target, Duration.ZERO, patience);
            time("timeout", timeout, Duration.ofMillis(1), MOST_TIME);
        }

        private static void time(String property, Duration time, Duration least, Duration most) {
            Need.set("admission." + property, time);
            if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
                throw Need.refused("admission." + property, time, least.toMillis() + "ms to " + most.toMillis() + "ms");
            }
        }

        io.face106.pipeline.Admission.Limits toLimits(int places) {
            return new io.face106.pipeline.Admission.Limits(
                    maxBytes.toBytes(), places, maxRequests, FEW * places, patience, target);
        }
    }

    /** How much one call with many pictures may take. */
    public record Batch(
            int maxBatches,
            int maxItems,
            DataSize maxHeld,
            Duration patience,
            Duration maxTime,
            Duration writeTime,
            DataSize answersInMemory,
            DataSize answersOnDisk) {

        private static final int MOST_BATCHES = 1024;
        private static final Duration MOST_TIME = Duration.ofDays(1);

        public Batch {
            Need.between("batch.max-batches", maxBatches, 1, MOST_BATCHES);
            Need.atLeast("batch.max-items", maxItems, 1);
            size("max-held", maxHeld);
            time("patience", patience);
            time("max-time", maxTime);
            time("write-time", writeTime);
            size("answers-in-memory", answersInMemory);
            size("answers-on-disk", answersOnDisk);
        }

        private static void size(String name, DataSize size) {
            Need.set("batch." + name, size);
            Need.between("batch." + name, size.toBytes(), 1, Admission.MOST_BYTES);
        }

        private static void time(String name, Duration time) {
            Need.set("batch." + name, time);
            if (time.toMillis() < 1 || time.compareTo(MOST_TIME) > 0) {
                throw Need.refused("batch." + name, time, "1ms to 1d");
            }
        }

        BatchLimits toLimits(Limits limits) {
            return new BatchLimits(
                    maxBatches,
                    maxItems,
                    maxHeld.toBytes(),
                    limits.maxBytes().toBytes(),
                    limits.bodyTime(),
                    maxTime,
                    answersInMemory.toBytes(),
                    answersOnDisk.toBytes());
        }
    }

    /** Which links to pictures are followed, and how far. */
    public record Links(List<String> allow, Duration timeout, int maxRedirects, int maxConcurrent) {

        private static final int MOST_REDIRECTS = 20;
        private static final int MOST_DOWNLOADS = 1024;
        private static final Duration MOST_TIME = Duration.ofMinutes(5);

        public Links {
            try {
                allow = List.copyOf(allow);
                new AllowedHosts(allow);
            } catch (IllegalArgumentException notAPattern) {
                throw Need.refused(
                        "links.allow", allow, "images.example.com, *.example.com or *, with or without :port");
            }
            Need.set("links.timeout", timeout);
            if (timeout.toMillis() < 1 || timeout.compareTo(MOST_TIME) > 0) {
                throw Need.refused("links.timeout", timeout, "1ms to 5m");
            }
            Need.between("links.max-redirects", maxRedirects, 0, MOST_REDIRECTS);
            Need.between("links.max-concurrent", maxConcurrent, 1, MOST_DOWNLOADS);
        }

        FetchOptions toOptions(DataSize maxBytes) {
            return new FetchOptions(
                    new AllowedHosts(allow), timeout, maxRedirects, maxConcurrent, Math.toIntExact(maxBytes.toBytes()));
        }
    }

    /** What is done if a request does not say. */
    public record Analysis(Profile profile, int minFace, int maxFaces, double scoreThreshold) {

        public Analysis {
            Need.set("analysis.profile", profile);
            Need.atLeast("analysis.min-face", minFace, 1);
            Need.atLeast("analysis.max-faces", maxFaces, 1);
            if (!(scoreThreshold > 0 && scoreThreshold <= 1)) {
                throw Need.refused("analysis.score-threshold", scoreThreshold, "above 0 and at most 1");
            }
        }

        AnalysisOptions toOptions() {
            return new AnalysisOptions(
                    profile, minFace, maxFaces, maxFaces, scoreThreshold, Set.of(StageName.LANDMARK, StageName.POSE));
        }
    }

    /** How the 106 points are made. */
    public record Landmark(boolean contourOffsets) {}

    /** What Face++'s contract leaves open. */
    public record Facepp(Attributes.Unsupported unsupported) {

        public Facepp {
            Need.set("facepp.unsupported", unsupported);
        }
    }

    /** Where faces are kept for their tokens. */
    public enum Store {
        MEMORY,
        REDIS
    }

    /** How long they are kept, and how many. */
    public record Tokens(Duration lifetime, DataSize maxBytes) {

        private static final Duration LEAST_LIFETIME = Duration.ofSeconds(1);
        private static final Duration MOST_LIFETIME = Duration.ofDays(366);

        public Tokens {
            Need.set("tokens.lifetime", lifetime);
            boolean some = lifetime.compareTo(LEAST_LIFETIME) >= 0 && lifetime.compareTo(MOST_LIFETIME) <= 0;
            if (!lifetime.isZero() && !some) {
                throw Need.refused("tokens.lifetime", lifetime, "0 or 1s to 366d");
            }
            Need.set("tokens.max-bytes", maxBytes);
            Need.between("tokens.max-bytes", maxBytes.toBytes(), 1, Admission.MOST_BYTES);
        }

        /** Whether any is kept. */
        boolean kept() {
            return !lifetime.isZero();
        }
    }

    /** How long answers are remembered, and how many. */
    public record Cache(Duration ttl, DataSize maxBytes) {

        private static final Duration LEAST_TTL = Duration.ofMillis(100);
        private static final Duration MOST_TTL = Duration.ofDays(1);

        public Cache {
            Need.set("cache.ttl", ttl);
            boolean some = ttl.compareTo(LEAST_TTL) >= 0 && ttl.compareTo(MOST_TTL) <= 0;
            if (!ttl.isZero() && !some) {
                throw Need.refused("cache.ttl", ttl, "0 or 100ms to 1d");
            }
            Need.set("cache.max-bytes", maxBytes);
            Need.between("cache.max-bytes", maxBytes.toBytes(), 1, Admission.MOST_BYTES);
        }

        /** Whether any is remembered. */
        boolean kept() {
            return !ttl.isZero();
        }
    }
}
