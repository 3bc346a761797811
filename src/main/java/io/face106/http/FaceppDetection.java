package io.face106.http;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;
import io.face106.domain.Refusal;
import io.face106.facepp.Attribute;
import io.face106.facepp.Attributes;
import io.face106.facepp.DetectAnswer;
import io.face106.facepp.DetectRequest;
import io.face106.facepp.FaceppException;
import io.face106.facepp.Parameters;
import io.face106.facepp.PictureReader;
import io.face106.store.FaceStore;
import java.util.List;

/** What {@code POST /facepp/v3/detect} answers, alone or for a picture of a batch. Safe for use by many threads. */
public final class FaceppDetection {

    private static final byte[] ANY_PICTURE = {0};

    private final FaceppController.Analyzer analyzer;
    private final FaceStore store;
    private final Attributes attributes;

    public FaceppDetection(FaceppController.Analyzer analyzer, FaceStore store, Attributes attributes) {
        this.analyzer = analyzer;
        this.store = store;
        this.attributes = attributes;
    }

    FaceppCalls.Answer detect(Parameters parameters, PictureReader pictures, Caller caller) {
        DetectRequest request = DetectRequest.read(parameters, attributes, pictures);
        AnalysisOptions wanted = request.options(analyzer.options(), store.keeps());
        Analysis analysis = analyzer.analyze(request.picture(), wanted, caller);
        DetectAnswer answer = kept(DetectAnswer.of(request, analysis));
        return new FaceppCalls.Answer(answer::write, untold(request));
    }

    /**
     * Attributes that are asked for and will be left out.
     *
     * @param options a call's parameters but for its picture
     * @throws FaceppException if they are wrong
     */
    List<Attribute> untold(Parameters options) {
        PictureReader none = new PictureReader(url -> ANY_PICTURE);
        return untold(DetectRequest.read(options.with(ANY_PICTURE), attributes, none));
    }

    private List<Attribute> untold(DetectRequest request) {
        return attributes.untold(request.face().attributes());
    }

    /** A store that is out of order must not keep faces from being found. */
    private DetectAnswer kept(DetectAnswer answer) {
        try {
            store.put(answer.byToken());
            return answer;
        } catch (Refusal gone) {
            return answer.withoutTokens();
        }
    }
}
