import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a folder that starts fast, for the JDK that runs this, 25 or newer:
 *
 * <pre>{@code java src/aot/java/FastStart.java target/face106-VERSION.jar target/face106}</pre>
 *
 * <p>The jar is taken apart, because the cache knows only classes of plain jars; a training run fills {@code natives} and
 * analyses a picture each way a client may send one; what it loaded, linked and found hot becomes {@code app.aot}. The
 * folder may be moved as long as its files keep their times, and serves only the JDK that made it.
 */
public final class FastStart {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PICTURE = "BOOT-INF/classes/io/face106/accuracy/astronaut.jpg";
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern TOKEN = Pattern.compile("\"face_token\":\"([0-9a-f]+)\"");
    private static final String KEYS =
            "api_key=k&api_secret=s&return_landmark=2&return_attributes=headpose,eyestatus,blur";

    /** Sees to it that a link to this file works, and that the process takes the shell's place and so its signals. */
    private static final String RUN = """
            #!/bin/sh
            # Starts face106. Arguments are those of the service; JDK_JAVA_OPTIONS holds those of the virtual machine.
            here=$(dirname "$(readlink -f "$0")")
            exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" %s "$@"
            """;

    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    private FastStart(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[0]);
        FastStart start = new FastStart(Path.of(args[1]).toAbsolutePath());
        start.extract(jar);
        byte[] picture;
        try (JarFile packaged = new JarFile(jar.toFile());
                InputStream in = packaged.getInputStream(packaged.getEntry(PICTURE))) {
            picture = in.readAllBytes();
        }
        start.train(picture);
        Path run = start.folder.resolve("run");
        Files.writeString(run, RUN.formatted(String.join(" ", flags("-XX:AOTCache=", "\"$here\""))));
        if (!run.toFile().setExecutable(true, false)) {
            throw new IOException(run + " cannot be made executable");
        }
        System.out.println("start it with " + run);
    }

    private void extract(Path jar) throws IOException, InterruptedException {
        if (Files.exists(folder) && !Files.exists(folder.resolve("face106.jar"))) {
            throw new IOException(folder + " is there and was not made by this program; remove it or name another one");
        }
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            }
        }
        Process extraction = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .inheritIO()
                .start();
        if (extraction.waitFor() != 0) {
            throw new IOException(jar + " cannot be extracted");
        }
        Files.move(folder.resolve(jar.getFileName()), folder.resolve("face106.jar"));
    }

    /** What the training run and every later one have in common. */
    private static List<String> flags(String cache, String folder) {
        return List.of(
                cache + folder + "/app.aot",
                "-Dface106.natives=" + folder + "/natives",
                // The JDK warns of native code that nobody has allowed.
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                folder + "/face106.jar");
    }

    private void train(byte[] picture) throws Exception {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags("-XX:AOTCacheOutput=", folder.toString()));
        command.addAll(List.of("--server.port=0"));
        Process service = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        CompletableFuture<Void> log = CompletableFuture.runAsync(() -> follow(service, port));
        try {
            URI base = URI.create("http://127.0.0.1:" + port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            exercise(base, picture);
        } finally {
            // SIGTERM, and not by Process.destroy(), which closes the log at once.
            service.toHandle().destroy();
        }
        if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(folder.resolve("app.aot"))) {
            service.destroyForcibly();
            throw new IOException("the training run left no cache; was it a JDK of 25 or newer?");
        }
        log.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void follow(Process service, CompletableFuture<Integer> port) {
        try (BufferedReader lines = service.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                Matcher found = PORT.matcher(line);
                if (found.find()) {
                    port.complete(Integer.valueOf(found.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            port.completeExceptionally(new IOException("the service ended before it had a port"));
        }
    }

    private void exercise(URI base, byte[] picture) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (send(base.resolve("/actuator/health/readiness"), null, "").statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new IOException("not ready after " + PATIENCE);
            }
            Thread.sleep(50);
        }
        require(send(base.resolve("/v1/faces"), picture, "image/jpeg"));
        String form = "--b\r\nContent-Disposition: form-data; name=\"image_file\"; filename=\"a.jpg\"\r\n\r\n"
                + new String(picture, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n";
        HttpResponse<String> detected = send(
                base.resolve("/facepp/v3/detect?" + KEYS),
                form.getBytes(StandardCharsets.ISO_8859_1),
                "multipart/form-data; boundary=b");
        Matcher token = TOKEN.matcher(require(detected));
        if (!token.find()) {
            throw new IOException("no face: " + detected.body());
        }
        byte[] analyze = (KEYS + "&face_tokens=" + token.group(1)).getBytes(StandardCharsets.US_ASCII);
        require(send(base.resolve("/facepp/v3/face/analyze"), analyze, "application/x-www-form-urlencoded"));
        require(send(base.resolve("/actuator/prometheus"), null, ""));
    }

    private HttpResponse<String> send(URI uri, byte[] body, String type) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (body != null) {
            request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String require(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
