package io.face106.http;

import io.face106.domain.Analysis;
import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.nativeapi.FacesAnswer;
import io.face106.pipeline.FaceAnalyzer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/faces}: the service's own API. */
@RestController
public class FacesController implements FacesApi {

    private final FaceAnalyzer analyzer;
    private final FacesReader reader;
    private final Reception reception;
    private final EncodeTimer timer;

    public FacesController(FaceAnalyzer analyzer, FacesReader reader, Reception reception, EncodeTimer timer) {
        this.analyzer = analyzer;
        this.reader = reader;
        this.reception = reception;
        this.timer = timer;
    }

    @Override
    @PostMapping(
            path = "/v1/faces",
            consumes = {
                "image/jpeg",
                "image/png",
                "image/webp",
                "image/bmp",
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.MULTIPART_FORM_DATA_VALUE,
                MediaType.APPLICATION_JSON_VALUE
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> faces(HttpServletRequest http) {
        Call call = Call.of(http);
        Caller caller = reception.caller(http, NativeAccess.key(http));
        reception.expect(caller);
        try (Body body = reception.open(http, caller)) {
            FacesReader.Request request = reader.read(http, body);
            Analysis analysis = analyze(request, caller);
            byte[] answer = timer.timed(
                    () -> FacesAnswer.write(request.query(), analysis, call.id().toString()));
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
        }
    }

    private Analysis analyze(FacesReader.Request request, Caller caller) {
        try {
            return analyzer.analyze(request.picture(), request.query().analysis(), caller);
        } catch (Refusal refusal) {
            Failure failure = refusal.failure();
            String field = request.field();
            throw field == null ? refusal : new Refusal(failure.on(field));
        }
    }
}
