package io.face106.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** A web server on the loopback that says exactly what it was told to, right or wrong, and closes the connection. */
final class ScriptedServer implements AutoCloseable {

    /** Where {@link #port()} is put into scripts and links. */
    static final String PORT = "{port}";

    private final ServerSocket socket;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch cutOff = new CountDownLatch(1);

    /** Says something. */
    interface Script {
        void answer(OutputStream out) throws IOException;
    }

    ScriptedServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    ScriptedServer(ServerSocketFactory factory) throws IOException {
        socket = factory.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** First lines and headers, in the order they came. */
    List<String> requests() {
        return requests;
    }

    /** The names that TLS clients asked for. */
    List<String> serverNames() {
        return serverNames;
    }

    ScriptedServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    /** Lines of the head parted by |. */
    ScriptedServer on(String path, String head, byte[] body) {
        String lines = head.replace(PORT, "" + port()).replace("|", "\r\n") + "\r\n\r\n";
        return on(path, out -> {
            out.write(lines.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
        });
    }

    /** Says the start at once, then the rest over and over, a piece every few milliseconds. */
    ScriptedServer drips(String path, byte[] start, byte[] piece) {
        return on(path, out -> {
            try {
                out.write(start);
                while (!closed.await(5, TimeUnit.MILLISECONDS)) {
                    out.write(piece);
                    out.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException gone) {
                cutOff.countDown();
            }
        });
    }

    /** Whether a client left in the middle of an answer, or does so now. */
    boolean isCutOff() throws InterruptedException {
        return cutOff.await(10, TimeUnit.SECONDS);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> serve(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (client instanceof SSLSocket tls) {
                tls.startHandshake();
                ((ExtendedSSLSession) tls.getSession())
                        .getRequestedServerNames()
                        .forEach(name -> serverNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
            }
            String head = head(client);
            requests.add(head);
            scripts.getOrDefault(head.split(" ", 3)[1], out -> {}).answer(client.getOutputStream());
        } catch (IOException | IndexOutOfBoundsException gone) {
            cutOff.countDown();
        }
    }

    private static String head(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
