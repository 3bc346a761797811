package io.face106.testing;

import java.nio.ByteBuffer;
import java.util.stream.StreamSupport;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Inputs of a network and what the reference Python made of them; written by models/training/golden_tensors.py. */
public final class GoldenTensors {

    private final JsonNode root;

    public GoldenTensors(String model) {
        this.root = JsonMapper.shared().readTree(TestPictures.resource("/golden/" + model + ".json"));
    }

    /** Of the file that was run. */
    public String sha256() {
        return root.get("sha256").asString();
    }

    public double tolerance(String output) {
        return root.get("tolerance").get(output).asDouble();
    }

    /** One recorded case: {@code astronaut} or {@code pattern}. */
    public JsonNode recorded(String name) {
        return StreamSupport.stream(root.get("cases").spliterator(), false)
                .filter(c -> c.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public long[] shape(String name) {
        JsonNode shape = recorded(name).get("input").get("shape");
        return StreamSupport.stream(shape.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    /** Writes the input of a case, a batch of one, into a network's input. */
    public void fill(String name, ByteBuffer target) {
        JsonNode input = recorded(name).get("input");
        if (input.has("png")) {
            planes(input.get("png").asString(), input.get("channels").asString(), target);
            return;
        }
        for (int i = 0; i < target.capacity(); i++) {
            target.put(i, (byte) patternByte(i));
        }
    }

    /** A byte that looks like chance, the same in Python and here. */
    public static int patternByte(int index) {
        return (int) (((index * 1103515245L + 12345L) & 0x7fffffffL) >> 23);
    }

    private static void planes(String png, String channels, ByteBuffer target) {
        Mat pixels = Imgcodecs.imdecode(new MatOfByte(TestPictures.resource("/golden/" + png)), Imgcodecs.IMREAD_COLOR);
        int size = pixels.rows() * pixels.cols();
        for (int plane = 0; plane < channels.length(); plane++) {
            Mat channel = new Mat();
            Core.extractChannel(pixels, channel, "BGR".indexOf(channels.charAt(plane)));
            byte[] bytes = new byte[size];
            channel.get(0, 0, bytes);
            target.put(plane * size, bytes);
        }
    }
}
