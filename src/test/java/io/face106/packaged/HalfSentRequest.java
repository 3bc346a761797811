package io.face106.packaged;

import io.face106.testing.TestPictures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request that the service has begun to read and cannot answer before its second half is sent. */
final class HalfSentRequest implements AutoCloseable {

    private static final byte[] PICTURE = TestPictures.read(TestPictures.SHEET);
    private static final int HALF = PICTURE.length / 2;

    private final Socket socket;
    private final OutputStream out;

    HalfSentRequest(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(60_000);
        out = socket.getOutputStream();
        String head = "POST /v1/faces?profile=accurate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: image/jpeg\r\nContent-Length: " + PICTURE.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(PICTURE, 0, HALF);
        out.flush();
    }

    void sendRest() throws IOException {
        out.write(PICTURE, HALF, PICTURE.length - HALF);
        out.flush();
    }

    /** Head and body, up to where the service closes the connection. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
