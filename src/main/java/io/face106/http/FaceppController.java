package io.face106.http;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Refusal;
import io.face106.facepp.DetectAnswer;
import io.face106.facepp.DetectReader;
import io.face106.facepp.DetectRequest;
import io.face106.facepp.SubmittedPicture;
import io.face106.pipeline.FaceAnalyzer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /facepp/v3/detect}, for clients written for Face++. */
@RestController
public class FaceppController implements FaceppApi {

    private final FaceAnalyzer analyzer;
    private final DetectReader reader;
    private final AnalysisOptions defaults;
    private final BodyReader bodies;
    private final EncodeTimer timer;

    /**
     * The controller.
     *
     * @param defaults what Face++ has no parameter for
     */
    public FaceppController(
            FaceAnalyzer analyzer,
            DetectReader reader,
            AnalysisOptions defaults,
            BodyReader bodies,
            EncodeTimer timer) {
        this.analyzer = analyzer;
        this.reader = reader;
        this.defaults = defaults;
        this.bodies = bodies;
        this.timer = timer;
    }

    @Override
    @PostMapping("/facepp/v3/detect")
    public ResponseEntity<byte[]> detect(HttpServletRequest http) {
        Call call = Call.of(http);
        try (Body body = bodies.open(http)) {
            Form form = Form.read(http, body);
            DetectRequest request = reader.read(form.text(), form.part(DetectReader.FILE));
            Analysis analysis = analyze(request);
            long start = System.nanoTime();
            byte[] answer = DetectAnswer.write(request, analysis, call.stamp());
            timer.record(System.nanoTime() - start);
            return ResponseEntity.ok().contentType(ErrorReplies.FACEPP_JSON).body(answer);
        }
    }

    /** Face++'s error strings name the parameter that the picture came by; the analysis does not know it. */
    private Analysis analyze(DetectRequest request) {
        SubmittedPicture picture = request.picture();
        try {
            return analyzer.analyze(picture.bytes(), request.options(defaults));
        } catch (Refusal refusal) {
            throw new Refusal(refusal.failure().on(picture.parameter()));
        }
    }
}
