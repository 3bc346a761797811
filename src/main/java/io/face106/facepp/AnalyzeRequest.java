package io.face106.facepp;

import io.face106.facepp.FaceppError.Code;
import java.util.List;

/**
 * What one analyze call asks for.
 *
 * @param tokens of the faces, 1 to {@link #MOST}, in the order of the answer
 * @param face what to tell of each
 */
public record AnalyzeRequest(List<String> tokens, FaceOptions face) {

    /** So many faces may be asked for at once. */
    public static final int MOST = 5;

    private static final String TOKENS = "face_tokens";

    public AnalyzeRequest {
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads the parameters of {@code POST /facepp/v3/face/analyze}. Checked in this order: presence of tokens, their
     * number, values, whether anything is wanted.
     *
     * @throws FaceppException if something is missing or wrong
     */
    public static AnalyzeRequest read(Parameters parameters, Attributes attributes) {
        List<String> tokens = List.of(parameters.required(TOKENS).split(",", -1)).stream()
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
        if (tokens.isEmpty() || tokens.size() > MOST) {
            throw new FaceppException(Code.INVALID_FACE_TOKENS_SIZE);
        }
        FaceOptions options = FaceOptions.read(parameters, attributes);
        if (options.none()) {
            throw new FaceppException(Code.VOID_REQUEST);
        }
        return new AnalyzeRequest(tokens, options);
    }
}
