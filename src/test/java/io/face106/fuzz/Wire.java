package io.face106.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes to the service and back, as they are: whatever a client library would not send. */
final class Wire implements AutoCloseable {

    /** An answer later than this counts as none. */
    private static final int DEADLINE_MILLIS = 20_000;

    private static final String END_OF_HEAD = "\r\n\r\n";

    private final int port;
    private Socket socket;
    private InputStream in;

    /**
     * One answer.
     *
     * @param head status line and headers, without the empty line
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, String head, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The value of a header, empty if there is none. */
        String header(String name) {
            for (String line : head.split("\r\n")) {
                if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }
    }

    Wire(int port) {
        this.port = port;
    }

    /** Sends one whole request on a connection that is kept as long as the service keeps it. */
    Answer exchange(byte[] request) throws IOException {
        boolean fresh = socket == null;
        try {
            return send(request);
        } catch (EOFException closedWhileIdle) {
            if (fresh) {
                throw closedWhileIdle;
            }
            return send(request);
        }
    }

    /** Sends bytes that may be any number of requests, on a connection of their own, and nothing more; reads to its end. */
    String pour(byte[] bytes) throws IOException {
        try (Socket own = connect()) {
            own.getOutputStream().write(bytes);
            own.shutdownOutput();
            return new String(own.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private Answer send(byte[] request) throws IOException {
        if (socket == null) {
            socket = connect();
            in = new BufferedInputStream(socket.getInputStream());
        }
        boolean keep = false;
        try {
            socket.getOutputStream().write(request);
            Answer answer = read();
            keep = !answer.header("Connection").equalsIgnoreCase("close");
            return answer;
        } finally {
            if (!keep) {
                close();
            }
        }
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setSoTimeout(DEADLINE_MILLIS);
        connected.setTcpNoDelay(true);
        return connected;
    }

    private Answer read() throws IOException {
        String head = readHead();
        int status = Integer.parseInt(head.substring("HTTP/1.1 ".length()).substring(0, 3));
        Answer answer = new Answer(status, head, new byte[0]);
        return new Answer(status, head, readBody(answer));
    }

    private String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEAD.length()) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after '" + head.toString(StandardCharsets.ISO_8859_1) + "'");
            }
            head.write(next);
            matched = next == END_OF_HEAD.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private byte[] readBody(Answer answer) throws IOException {
        String length = answer.header("Content-Length");
        if (!length.isEmpty()) {
            return in.readNBytes(Integer.parseInt(length));
        }
        if (answer.header("Transfer-Encoding").toLowerCase(Locale.ROOT).equals("chunked")) {
            return readChunks();
        }
        // By RFC 9112 it ends with the connection, and then it must say so.
        if (answer.header("Connection").equalsIgnoreCase("close")) {
            return in.readAllBytes();
        }
        throw new IOException("an answer without an end: " + answer.head());
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(readLine(), 16);
            body.writeBytes(in.readNBytes(size));
            readLine();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed within a chunk");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
