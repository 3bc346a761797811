package io.face106.http;

import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.facepp.Attribute;
import io.face106.facepp.ErrorAnswer;
import io.face106.facepp.FaceppError;
import io.face106.facepp.FaceppException;
import io.face106.facepp.Parameters;
import io.face106.facepp.PictureReader;
import io.face106.http.batch.Item;
import io.face106.http.batch.Unreadable;
import io.face106.nativeapi.BatchLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pictures as {@code POST /facepp/v3/detect} takes and answers them. */
final class FaceppBatch implements BatchShape {

    private final FaceppDetection detection;
    private final Map<String, String> options;
    private final NativeBatch.Means means;
    private final List<Attribute> untold;

    /** @throws Refusal if the options of the batch cannot be understood */
    FaceppBatch(FaceppDetection detection, NativeBatch.Means means, Map<String, String> options) {
        for (String picture : PictureReader.PARAMETERS) {
            if (options.containsKey(picture)) {
                throw new Refusal(
                        new Failure(Failure.Reason.BAD_ARGUMENT, picture, "pictures of a batch are in its body"));
            }
        }
        this.detection = detection;
        this.options = options;
        this.means = means;
        try {
            this.untold = detection.untold(new Parameters(options, null));
        } catch (FaceppException wrong) {
            String parameter = wrong.error().about();
            throw new Refusal(
                    new Failure(Failure.Reason.BAD_ARGUMENT, parameter, "not a value that /facepp/v3/detect takes"));
        }
    }

    @Override
    public byte[] answer(Item item, Call call, Caller caller) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(item.options());
        PictureReader pictures = new PictureReader(url -> means.links().apply(url, caller));
        FaceppCalls.Answer answer = detection.detect(new Parameters(all, item.picture()), pictures, caller);
        return means.timer().timed(() -> answer.body().apply(call.stamp()));
    }

    @Override
    public byte[] refused(int index, @Nullable String id, Throwable reason, Call call) {
        FaceppError error = error(reason);
        return BatchLine.refused(index, id, error.status(), ErrorAnswer.write(error, call.stamp()));
    }

    private static FaceppError error(Throwable reason) {
        if (reason instanceof FaceppException refusal) {
            return refusal.error();
        }
        if (reason instanceof Refusal refusal) {
            Failure failure = refusal.failure();
            return FaceppError.of(failure.field() == null ? failure.on(PictureReader.FILE) : failure);
        }
        return reason instanceof Unreadable
                ? new FaceppError(FaceppError.Code.BAD_ARGUMENTS, "body")
                : new FaceppError(FaceppError.Code.INTERNAL_ERROR);
    }

    @Override
    public List<Attribute> untold() {
        return untold;
    }
}
