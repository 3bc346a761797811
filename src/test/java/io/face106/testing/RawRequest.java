package io.face106.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A stored request of some client, as bytes. What is replaced in the stored text stands in {@code requests/README.md}.
 *
 * @param head request line and headers, with the empty line
 * @param body not yet cut into chunks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawRequest(String head, byte[] body) {

    /** An answer: its head, and its body, which is read by its length or up to the end of the connection. */
    public record Answer(String head, String body) {

        public int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONG = 3 << 20;
    private static final int CHUNK = 16 << 10;
    private static final String BREAK = "\r\n";

    /** Fills a stored request with a picture. */
    public static RawRequest of(String stored, byte[] picture) {
        String base64 = Base64.getEncoder().encodeToString(picture);
        String text = stored.endsWith("\n") ? stored.substring(0, stored.length() - 1) : stored;
        int end = text.indexOf("\n\n");
        String body = text.substring(end + 2)
                .replace("\n", BREAK)
                .replace("{picture-length}", Integer.toString(picture.length))
                .replace("{base64}", base64)
                .replace("{base64-percent}", percent(base64))
                .replace(
                        "{base64-lines}",
                        new String(Base64.getMimeEncoder().encode(picture), StandardCharsets.US_ASCII))
                .replace("{base64-long}", longer(picture))
                .replace("{picture}", new String(picture, StandardCharsets.ISO_8859_1));
        String head = text.substring(0, end + 2)
                .replace("\n", BREAK)
                .replace("{base64-percent}", percent(base64))
                .replace("{length}", Integer.toString(body.length()));
        return new RawRequest(head, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends it on a connection of its own. */
    public Answer send(int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            return send(socket);
        }
    }

    /** Sends it and reads the answer; the connection stays as the server leaves it. */
    public Answer send(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (head.contains("100-continue")) {
            out.flush();
            String word = head(in);
            if (!word.startsWith("HTTP/1.1 100")) {
                throw new IOException("expected to be told to continue, not " + word);
            }
        }
        out.write(head.contains("Transfer-Encoding: chunked") ? chunked() : body);
        out.flush();
        String answered = head(in);
        return new Answer(answered, new String(read(in, answered), StandardCharsets.UTF_8));
    }

    /** The first chunks small, as of one who writes a header at a time. */
    private byte[] chunked() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int size = 7;
        for (int at = 0; at < body.length; at += size, size = Math.min(2 * size, CHUNK)) {
            byte[] chunk = Arrays.copyOfRange(body, at, Math.min(body.length, at + size));
            out.writeBytes((Integer.toHexString(chunk.length) + BREAK).getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(chunk);
            out.writeBytes(BREAK.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(("0" + BREAK + BREAK).getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(BREAK + BREAK) < 0) {
            int character = in.read();
            if (character < 0) {
                throw new IOException("no answer, only: " + text);
            }
            text.append((char) character);
        }
        return text.toString();
    }

    private static byte[] read(InputStream in, String head) throws IOException {
        List<String> lengths = head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .toList();
        if (lengths.isEmpty()) {
            return in.readAllBytes();
        }
        return in.readNBytes(Integer.parseInt(
                lengths.get(0).substring("content-length:".length()).strip()));
    }

    private static String percent(String base64) {
        return URLEncoder.encode(base64, StandardCharsets.US_ASCII);
    }

    /** Behind its end a JPEG may be as long as it likes. */
    private static String longer(byte[] picture) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(picture, LONG / 4 * 3));
    }
}
