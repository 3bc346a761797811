package io.face106.http;

import io.face106.TestFaces;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Failure;
import io.face106.domain.Profile;
import io.face106.domain.Refusal;
import io.face106.domain.StageName;
import io.face106.facepp.Credentials;
import io.face106.facepp.DetectReader;
import io.face106.facepp.PictureLinks;
import io.face106.pipeline.FaceAnalyzer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The edge around an analysis that answers the same face whatever it is sent. */
final class EdgeFixture implements FaceAnalyzer {

    static final int MAX_BODY = 200_000;
    static final byte[] PICTURE = "not a picture, but nobody looks".getBytes(StandardCharsets.US_ASCII);
    static final AnalysisOptions DEFAULTS =
            new AnalysisOptions(Profile.BALANCED, 40, 100, 100, 0.6, Set.of(StageName.LANDMARK, StageName.POSE));

    final BodyReader bodies = new BodyReader(MAX_BODY, MAX_BODY, Duration.ZERO);
    final List<Long> encoded = new ArrayList<>();
    byte[] picture = {};
    AnalysisOptions options = DEFAULTS;
    RuntimeException thrown;
    Step meanwhile = () -> {};

    /** What happens while the picture is worked on. */
    interface Step {
        void run() throws Exception;
    }

    @Override
    public Analysis analyze(byte[] submitted, AnalysisOptions wanted) {
        picture = submitted;
        options = wanted;
        try {
            meanwhile.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (thrown != null) {
            throw thrown;
        }
        return TestFaces.analysis(TestFaces.analysed(100, 50, 200));
    }

    void refuse(Failure.Reason reason) {
        thrown = new Refusal(reason, "why it is so");
    }

    FaceppController facepp() {
        DetectReader reader = new DetectReader(Credentials.ANY, PictureLinks.NONE);
        return new FaceppController(this, reader, DEFAULTS, bodies, encoded::add);
    }

    FacesController faces() {
        return new FacesController(this, new FacesReader(DEFAULTS), bodies, encoded::add);
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
