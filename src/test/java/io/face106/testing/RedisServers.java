package io.face106.testing;

import static org.awaitility.Awaitility.await;

import com.github.fppt.jedismock.RedisServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Redis on a port of this machine: the real one where it is installed, and always a stand-in written in Java. */
public final class RedisServers {

    private static final Duration SOON = Duration.ofSeconds(20);

    private RedisServers() {}

    /** A server that can be stopped without a word and started again, empty, on the same port. */
    public abstract static class Server implements AutoCloseable {

        private final int port = freePort();

        public final int port() {
            return port;
        }

        public abstract void start();

        public abstract void kill();

        @Override
        public final void close() {
            kill();
        }
    }

    /** Every kind there is here, none of them started. */
    public static Stream<Server> all() {
        return Stream.concat(Stream.of(new StandIn()), installed().map(Installed::new).stream());
    }

    private static Optional<Path> installed() {
        List<String> folders =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return folders.stream()
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class StandIn extends Server {

        private RedisServer server;

        @Override
        public void start() {
            try {
                server = RedisServer.newRedisServer(port(), InetAddress.getLoopbackAddress())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void kill() {
            try {
                if (server != null) {
                    server.stop();
                    server = null;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return "stand-in";
        }
    }

    private static final class Installed extends Server {

        private final Path program;
        private Process process;

        Installed(Path program) {
            this.program = program;
        }

        @Override
        public void start() {
            try {
                process = new ProcessBuilder(
                                program.toString(),
                                "--port",
                                String.valueOf(port()),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "",
                                "--appendonly",
                                "no")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(this::accepts);
        }

        private boolean accepts() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public void kill() {
            if (process != null) {
                process.destroyForcibly().onExit().join();
            }
        }

        @Override
        public String toString() {
            return program.toString();
        }
    }
}
