package io.face106.testing;

import static org.awaitility.Awaitility.await;

import com.github.fppt.jedismock.RedisServer;
import com.github.fppt.jedismock.operations.server.MockExecutor;
import com.github.fppt.jedismock.server.Response;
import com.github.fppt.jedismock.server.ServiceOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Redis on a port of this machine: the real one where it is installed, and always a stand-in written in Java. */
public final class RedisServers {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(10);

    /** Below what systems give to those who ask for any port: what is free here stays so while the server is away. */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 30_000;

    private RedisServers() {}

    /** A server that can be stopped without a word and started again, empty, on the same port. */
    public abstract static class Server implements AutoCloseable {

        private final int port = freePort();

        public final int port() {
            return port;
        }

        public abstract void start();

        public abstract void kill();

        /** From now on it refuses every SET for want of memory, and answers all else. */
        public abstract void fill();

        /** Ends that. */
        public abstract void drain();

        @Override
        public final void close() {
            kill();
        }
    }

    /** Every kind there is here, none of them started. */
    public static Stream<Server> all() {
        return Stream.concat(Stream.of(new StandIn()), installed().map(Installed::new).stream());
    }

    /** The real one, or else the stand-in. */
    public static Server best() {
        return installed().<Server>map(Installed::new).orElseGet(StandIn::new);
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
        return ThreadLocalRandom.current()
                .ints(FIRST_PORT, LAST_PORT)
                .filter(RedisServers::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static final class StandIn extends Server {

        private RedisServer server;
        private volatile boolean full;

        @Override
        public void start() {
            await().atMost(SOON)
                    .pollInterval(OFTEN)
                    .ignoreException(BindException.class)
                    .until(() -> {
                        server = RedisServer.newRedisServer(port(), InetAddress.getLoopbackAddress())
                                .setOptions(ServiceOptions.withInterceptor((state, command, parameters) -> full
                                                && command.equalsIgnoreCase("set")
                                        ? Response.error("OOM command not allowed when used memory > 'maxmemory'.")
                                        : MockExecutor.proceed(state, command, parameters)))
                                .start();
                        return true;
                    });
        }

        @Override
        public void fill() {
            full = true;
        }

        @Override
        public void drain() {
            full = false;
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
            await().atMost(SOON).pollInterval(OFTEN).until(this::runs);
        }

        /** Ends with an error where somebody still has the port; then it is started again. */
        private boolean runs() {
            if (process == null || !process.isAlive()) {
                process = started();
            }
            return accepts() && process.isAlive();
        }

        private Process started() {
            try {
                return new ProcessBuilder(
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
        }

        private boolean accepts() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public void fill() {
            configure("maxmemory 1");
        }

        @Override
        public void drain() {
            configure("maxmemory 0");
        }

        private void configure(String setting) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
                socket.getOutputStream().write(("CONFIG SET " + setting + "\r\n").getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() != '+') {
                    throw new IllegalStateException("refused: " + setting);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
