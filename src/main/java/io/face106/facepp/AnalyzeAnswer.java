package io.face106.facepp;

import io.face106.domain.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The answer of an analyze call that went well. */
public final class AnalyzeAnswer {

    private final AnalyzeRequest request;
    private final List<AnsweredFace> faces;

    private AnalyzeAnswer(AnalyzeRequest request, List<AnsweredFace> faces) {
        this.request = request;
        this.faces = faces;
    }

    /**
     * The faces in the order of their tokens.
     *
     * @param known faces by token
     * @throws FaceppException {@code INVALID_FACE_TOKEN} for the first token that is not known
     */
    public static AnalyzeAnswer of(AnalyzeRequest request, Map<String, Face> known) {
        List<AnsweredFace> faces = new ArrayList<>();
        for (String token : request.tokens()) {
            Face face = known.get(token);
            if (face == null) {
                throw FaceppException.unknownToken(token);
            }
            faces.add(AnsweredFace.known(token, face));
        }
        return new AnalyzeAnswer(request, faces);
    }

    /** The body, compact UTF-8. */
    public byte[] write(Stamp stamp) {
        return FaceppJson.bytes(json -> {
            FaceppJson.stamp(json, stamp);
            FaceppJson.faces(json, faces, request.face());
        });
    }
}
