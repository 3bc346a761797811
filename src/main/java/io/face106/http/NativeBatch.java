package io.face106.http;

import io.face106.domain.Analysis;
import io.face106.domain.AnalysisOptions;
import io.face106.domain.Caller;
import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.facepp.Attribute;
import io.face106.http.batch.Item;
import io.face106.http.batch.Unreadable;
import io.face106.nativeapi.BatchLine;
import io.face106.nativeapi.FacesAnswer;
import io.face106.nativeapi.FacesQuery;
import io.face106.nativeapi.Problem;
import io.face106.pipeline.FaceAnalyzer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Pictures as {@code POST /v1/faces} takes and answers them. */
public final class NativeBatch implements BatchShape {

    /**
     * What the service analyses pictures with.
     *
     * @param links the bytes behind a link
     */
    public record Means(
            FaceAnalyzer analyzer,
            AnalysisOptions defaults,
            BiFunction<String, Caller, byte[]> links,
            EncodeTimer timer) {}

    private final Means means;
    private final Map<String, String> options;
    private final FacesQuery query;

    /** @throws Refusal if the options of the batch cannot be understood */
    NativeBatch(Means means, Map<String, String> options) {
        this.means = means;
        this.options = options;
        this.query = FacesQuery.of(options, means.defaults());
    }

    @Override
    public byte[] answer(Item item, Call call, Caller caller) {
        FacesQuery asked = query(item);
        Analysis analysis = analyze(item, asked, caller);
        return means.timer()
                .timed(() -> FacesAnswer.write(asked, analysis, call.id().toString()));
    }

    private Analysis analyze(Item item, FacesQuery asked, Caller caller) {
        try {
            byte[] sent = item.picture();
            byte[] picture = sent != null
                    ? sent
                    : means.links().apply(Objects.requireNonNull(item.options().get(Item.LINK)), caller);
            return means.analyzer().analyze(picture, asked.analysis(), caller);
        } catch (Refusal refusal) {
            Failure failure = refusal.failure();
            String field = item.field();
            throw field == null || failure.field() != null ? refusal : new Refusal(failure.on(field));
        }
    }

    /** What is said of a picture goes before what is said of all. */
    private FacesQuery query(Item item) {
        Map<String, String> own = new HashMap<>(item.options());
        own.remove(Item.LINK);
        if (own.isEmpty()) {
            return query;
        }
        Map<String, String> all = new HashMap<>(options);
        all.putAll(own);
        return FacesQuery.of(all, means.defaults());
    }

    @Override
    public byte[] refused(int index, @Nullable String id, Throwable reason, Call call) {
        return BatchLine.refused(index, id, problem(reason).write(call.id().toString()));
    }

    private static Problem problem(Throwable reason) {
        if (reason instanceof Refusal refusal) {
            return Problem.of(refusal.failure());
        }
        return reason instanceof Unreadable line
                ? line.problem()
                : new Problem(Problem.Kind.INTERNAL, "the picture could not be worked on");
    }

    @Override
    public List<Attribute> untold() {
        return List.of();
    }
}
