package io.face106.facepp;

import io.face106.domain.Analysis;
import io.face106.domain.Face;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer of a detect call that went well; no face is an empty list, not an error. */
public final class DetectAnswer {

    private final DetectRequest request;
    private final List<AnsweredFace> faces;

    private DetectAnswer(DetectRequest request, List<AnsweredFace> faces) {
        this.request = request;
        this.faces = faces;
    }

    /** The faces of a picture, each with a new token. */
    public static DetectAnswer of(DetectRequest request, Analysis analysis) {
        return new DetectAnswer(request, AnsweredFace.largestFirst(analysis.faces(), request.analysed()));
    }

    /** What has to be kept so that the tokens mean something. */
    public Map<String, Face> byToken() {
        Map<String, Face> tokens = new LinkedHashMap<>();
        for (AnsweredFace face : faces) {
            if (face.token() != null) {
                tokens.put(face.token(), face.face());
            }
        }
        return tokens;
    }

    /** The same answer where nothing could be kept: a token that means nothing is left out. */
    public DetectAnswer withoutTokens() {
        return new DetectAnswer(
                request, faces.stream().map(AnsweredFace::withoutToken).toList());
    }

    /** The body, compact UTF-8. */
    public byte[] write(Stamp stamp) {
        return FaceppJson.bytes(json -> {
            FaceppJson.stamp(json, stamp);
            FaceppJson.faces(json, faces, request.face());
            json.writeStringProperty("image_id", Tokens.image(request.picture().bytes()));
            json.writeNumberProperty("face_num", faces.size());
        });
    }
}
