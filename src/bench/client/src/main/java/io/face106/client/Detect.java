package io.face106.client;

import io.face106.client.generated.ApiClient;
import io.face106.client.generated.ApiException;
import io.face106.client.generated.FaceppApi;
import io.face106.client.generated.FaceppDetectAnswer;
import io.face106.client.generated.FaceppFace;
import java.io.File;
import java.util.List;

/** Asks for the faces in a picture, then for the first one again by its token, and prints what came. */
public final class Detect {

    private static final String ATTRIBUTES = "headpose,blur,facequality,eyegaze";

    private Detect() {}

    public static void main(String[] arguments) throws ApiException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("wanted: BASE_URL PICTURE");
        }
        FaceppApi api = new FaceppApi(new ApiClient().setBasePath(arguments[0]));
        FaceppDetectAnswer answer = api.detect(
                "any", "any", new File(arguments[1]), null, null, 2, ATTRIBUTES, null, null, null, null);
        if (answer.getFaces().isEmpty()) {
            throw new IllegalStateException("no face in " + arguments[1]);
        }
        print("detect", answer.getFaces());
        String token = answer.getFaces().get(0).getFaceToken();
        print("analyze", api.analyze("any", "any", token, 1, ATTRIBUTES, null, null).getFaces());
        refused(api);
    }

    private static void print(String call, List<FaceppFace> faces) {
        FaceppFace first = faces.get(0);
        System.out.printf(
                "%s: %d faces; the first has yaw %f and %d points%n",
                call,
                faces.size(),
                first.getAttributes().getHeadpose().getYawAngle(),
                first.getLandmark().size());
    }

    private static void refused(FaceppApi api) {
        try {
            api.detect("any", "any", null, null, null, null, null, null, null, null, null);
            throw new IllegalStateException("found faces in no picture");
        } catch (ApiException refused) {
            System.out.println("without a picture: " + refused.getCode() + " " + refused.getResponseBody());
        }
    }
}
