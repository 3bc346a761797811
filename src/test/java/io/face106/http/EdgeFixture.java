package io.face106.http;

import io.face106.TestFaces;
import io.face106.access.Keys;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;
import io.face106.domain.Face;
import io.face106.domain.Failure;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.domain.StageName;
import io.face106.facepp.Attributes;
import io.face106.facepp.PictureLinks;
import io.face106.pipeline.Admission;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.store.FaceStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The edge around an analysis that answers the same face whatever it is sent. */
final class EdgeFixture implements FaceAnalyzer {

    static final int MAX_BODY = 200_000;
    static final byte[] PICTURE = "not a picture, but nobody looks".getBytes(StandardCharsets.US_ASCII);
    static final AnalysisOptions DEFAULTS =
            new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));

    final BodyReader bodies = new BodyReader(MAX_BODY, MAX_BODY, Duration.ZERO, Duration.ofDays(1), 100);
    Reception reception =
            new Reception(new Admission(1 << 20, 1, Duration.ofMinutes(1)), bodies, Duration.ofMinutes(1));
    final List<Long> encoded = new ArrayList<>();
    final MapStore store = new MapStore();
    Attributes.Unsupported unsupported = Attributes.Unsupported.OMIT;
    boolean occlusion;
    Keys keys = Keys.open();
    PictureLinks links = url -> {
        throw new Refusal(Failure.Reason.LINK_REFUSED, "not followed");
    };
    byte[] picture = {};
    AnalysisOptions options = DEFAULTS;
    Caller caller = Caller.unhurried();
    RuntimeException thrown;
    Step meanwhile = () -> {};

    /** Keeps faces as they are, until it is broken. */
    static final class MapStore implements FaceStore {

        final Map<String, Face> faces = new HashMap<>();
        boolean keeps = true;
        boolean gone;

        @Override
        public boolean keeps() {
            return keeps;
        }

        @Override
        public void put(Map<String, Face> more) {
            check();
            faces.putAll(more);
        }

        @Override
        public Map<String, Face> get(Collection<String> tokens) {
            check();
            Map<String, Face> known = new HashMap<>(faces);
            known.keySet().retainAll(tokens);
            return known;
        }

        private void check() {
            if (gone) {
                throw new Refusal(Failure.Reason.STORE_UNAVAILABLE, "gone");
            }
        }
    }

    /** What happens while the picture is worked on. */
    interface Step {
        void run() throws Exception;
    }

    @Override
    public Analysis analyze(byte[] submitted, AnalysisOptions wanted, Caller caller) {
        picture = submitted;
        options = wanted;
        this.caller = caller;
        try {
            meanwhile.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (thrown != null) {
            throw thrown;
        }
        return TestFaces.analysis(occlusion ? TestFaces.told(100, 50, 200) : TestFaces.analysed(100, 50, 200));
    }

    void refuse(Failure.Reason reason) {
        thrown = new Refusal(reason, "why it is so");
    }

    FaceppController facepp() {
        FaceppController.Analyzer analyzer = new FaceppController.Analyzer(this, DEFAULTS);
        Attributes attributes = new Attributes(true, occlusion, unsupported);
        return new FaceppController(
                new FaceppCalls(
                        reception,
                        keys,
                        new FaceppCalls.Links((url, caller) -> links.fetch(url), MAX_BODY / 2),
                        encoded::add),
                analyzer,
                store,
                attributes,
                new FaceppDetection(analyzer, store, attributes));
    }

    FacesController faces() {
        return new FacesController(this, new FacesReader(DEFAULTS), reception, encoded::add);
    }

    /** A multipart body with boundary XX: pairs of name and text, then the picture under {@code file}, if any. */
    static byte[] multipart(String file, String... pairs) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < pairs.length; i += 2) {
            String part = "--XX\r\nContent-Disposition: form-data; name=\"" + pairs[i] + "\"\r\n\r\n" + pairs[i + 1];
            body.writeBytes((part + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        if (file != null) {
            String head = "--XX\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\"a.jpg\"\r\n"
                    + "Content-Type: image/jpeg\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(PICTURE);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--XX--".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
