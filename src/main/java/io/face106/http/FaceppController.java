package io.face106.http;

import io.face106.access.Endpoint;
import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;
import io.face106.domain.Face;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.facepp.AnalyzeAnswer;
import io.face106.facepp.AnalyzeRequest;
import io.face106.facepp.Attributes;
import io.face106.facepp.FaceppException;
import io.face106.facepp.SubmittedPicture;
import io.face106.facepp.dense.DenseAnswer;
import io.face106.facepp.dense.DenseRequest;
import io.face106.pipeline.FaceAnalyzer;
import io.face106.store.FaceStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /facepp/...}, for clients written for Face++. */
@RestController
public class FaceppController implements FaceppApi {

    /**
     * How pictures are analysed for Face++'s clients.
     *
     * @param options what Face++ has no parameter for
     */
    public record Analyzer(FaceAnalyzer faces, AnalysisOptions options) {

        /** Face++'s error strings name the parameter that the picture came by; the analysis does not know it. */
        Analysis analyze(SubmittedPicture picture, AnalysisOptions wanted, Caller caller) {
            try {
                return faces.analyze(picture.bytes(), wanted, caller);
            } catch (Refusal refusal) {
                Failure failure = refusal.failure();
                throw failure.field() == null ? new Refusal(failure.on(picture.parameter())) : refusal;
            }
        }
    }

    private final FaceppCalls calls;
    private final Analyzer analyzer;
    private final FaceStore store;
    private final Attributes attributes;
    private final FaceppDetection detection;

    public FaceppController(
            FaceppCalls calls, Analyzer analyzer, FaceStore store, Attributes attributes, FaceppDetection detection) {
        this.calls = calls;
        this.analyzer = analyzer;
        this.store = store;
        this.attributes = attributes;
        this.detection = detection;
    }

    @Override
    @PostMapping("/facepp/v3/detect")
    public ResponseEntity<byte[]> detect(HttpServletRequest http) {
        return calls.answer(http, Endpoint.DETECT, detection::detect);
    }

    @Override
    @PostMapping("/facepp/v1/face/thousandlandmark")
    public ResponseEntity<byte[]> thousandLandmark(HttpServletRequest http) {
        return calls.answer(http, Endpoint.THOUSANDLANDMARK, (parameters, pictures, caller) -> {
            DenseRequest request = DenseRequest.read(parameters, pictures);
            Face face = request.token() == null ? largest(request, caller) : known(request.token());
            return new FaceppCalls.Answer(stamp -> DenseAnswer.write(face, request.groups(), stamp), List.of());
        });
    }

    private @Nullable Face largest(DenseRequest request, Caller caller) {
        SubmittedPicture picture = Objects.requireNonNull(request.picture());
        AnalysisOptions wanted = DenseRequest.options(analyzer.options());
        List<Face> faces = analyzer.analyze(picture, wanted, caller).faces();
        return faces.isEmpty() ? null : faces.get(0);
    }

    private Face known(String token) {
        Face face = store.get(List.of(token)).get(token);
        if (face == null) {
            throw FaceppException.unknownToken(token);
        }
        return face;
    }

    @Override
    @PostMapping("/facepp/v3/face/analyze")
    public ResponseEntity<byte[]> analyze(HttpServletRequest http) {
        return calls.answer(http, Endpoint.ANALYZE, (parameters, pictures, caller) -> {
            AnalyzeRequest request = AnalyzeRequest.read(parameters, attributes);
            AnalyzeAnswer answer = AnalyzeAnswer.of(request, store.get(request.tokens()));
            return new FaceppCalls.Answer(
                    answer::write, attributes.untold(request.face().attributes()));
        });
    }
}
