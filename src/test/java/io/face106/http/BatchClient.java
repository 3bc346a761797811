package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what it likes and reads the lines of JSON among what comes back. */
final class BatchClient implements AutoCloseable {

    final Socket socket;
    final InputStream in;
    private int chunk;
    private boolean body;

    BatchClient(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode line() throws IOException {
        return JsonMapper.shared().readTree(next());
    }

    List<String> rest() throws IOException {
        List<String> rest = new ArrayList<>();
        for (String line = next(); line != null; line = next()) {
            rest.add(line);
        }
        return rest;
    }

    /** The next line of the body, out of its chunks; null at its end, which must be a chunk's. */
    private String next() throws IOException {
        while (!body) {
            body = head().isEmpty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (chunk == 0) {
                String size = head();
                chunk = Integer.parseInt(size.isEmpty() ? head() : size, 16);
                if (chunk == 0) {
                    assertThat(line.size()).isZero();
                    return null;
                }
            }
            int value = in.read();
            chunk--;
            if (value == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(value);
        }
    }

    /** A line of the head, or between chunks. */
    String head() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int value = in.read(); value != '\n'; value = in.read()) {
            if (value < 0) {
                throw new EOFException(line.toString(StandardCharsets.UTF_8));
            }
            line.write(value);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
