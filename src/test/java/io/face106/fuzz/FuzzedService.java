package io.face106.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import io.face106.contract.RunningService;
import io.face106.fuzz.Wire.Answer;
import io.face106.runtime.opencv.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The whole service over loopback, fed with what a stranger may send. Without {@code JAZZER_FUZZ} in the environment a fuzz
 * test tries its seeds and what was once found; with it, Jazzer makes inputs until its time is up. A connection to any other
 * place is a finding, too.
 */
@RunningService
abstract class FuzzedService {

    static final String DETECT = "/facepp/v3/detect";
    static final String ANALYZE = "/facepp/v3/face/analyze";
    static final String DENSE = "/facepp/v1/face/thousandlandmark";
    static final String FACES = "/v1/faces";
    static final String KEYS = "api_key=k&api_secret=s";
    static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private final FuzzFigures figures = new FuzzFigures(getClass().getSimpleName());

    @LocalServerPort
    private int port;

    private Wire wire;
    private SilentCloseable network;
    private long picturesAtRest;

    @AfterEach
    void end() throws IOException {
        figures.end();
        if (wire != null) {
            wire.close();
            network.close();
        }
    }

    /** To be called first for each input. */
    final void begin() {
        if (wire == null) {
            wire = new Wire(port);
            network = BugDetectors.allowNetworkConnections((host, to) -> to == port);
            picturesAtRest = Picture.alive();
        }
        figures.input();
    }

    final void post(String target, String contentType, byte[] body) throws IOException {
        String head = "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        request(target, joined(bytes(head), body));
    }

    /** Sends one request, whose head has exactly one end, and checks its answer. */
    final void request(String path, byte[] request) throws IOException {
        Answer answer = wire.exchange(request);
        figures.answer(answer.status());
        AnswerRules.check(answer, path, request);
        atRest();
    }

    /** Sends what may be any number of requests, whole or not: it is answered or closed, not with a fault of the service. */
    final void pour(byte[] bytes) throws IOException {
        String answers = wire.pour(bytes);
        Matcher statuses = STATUS.matcher(answers);
        while (statuses.find()) {
            int status = Integer.parseInt(statuses.group(1));
            figures.answer(status);
            if (status >= 500) {
                throw new AssertionError(answers);
            }
        }
        AnswerRules.leaksNothing(answers, bytes);
        atRest();
    }

    final void atRest() {
        if (Picture.alive() != picturesAtRest) {
            throw new AssertionError("pictures alive: " + Picture.alive() + ", at rest " + picturesAtRest);
        }
    }

    static boolean breaksLines(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\r' || b == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Every character one byte. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
