package io.face106.store;

import io.face106.domain.Analysis;
import io.face106.domain.Face;
import io.face106.domain.ImageFormat;
import io.face106.domain.ImageInfo;
import io.face106.domain.StageTimes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An analysis as bytes, every number exact, for this process only: the picture's facts, then each face's bytes behind their
 * length. Times are left out: whoever reads it has taken none of the stages.
 */
final class AnalysisCodec {

    private static final int HEAD = 5 * Integer.BYTES + Long.BYTES;
    private static final List<ImageFormat> FORMATS = List.of(ImageFormat.values());

    private AnalysisCodec() {}

    static byte[] encode(Analysis analysis) {
        List<byte[]> faces = analysis.faces().stream().map(FaceCodec::encode).toList();
        int length = HEAD
                + faces.stream().mapToInt(face -> Integer.BYTES + face.length).sum();
        ImageInfo image = analysis.image();
        ByteBuffer out = ByteBuffer.allocate(length)
                .putInt(FORMATS.indexOf(image.format()))
                .putInt(image.width())
                .putInt(image.height())
                .putInt(image.orientation())
                .putInt(image.scratch())
                .putLong(image.bytes());
        faces.forEach(face -> out.putInt(face.length).put(face));
        return out.array();
    }

    static Analysis decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ImageFormat format = FORMATS.get(in.getInt());
        int width = in.getInt();
        int height = in.getInt();
        int orientation = in.getInt();
        int scratch = in.getInt();
        ImageInfo image = new ImageInfo(format, width, height, orientation, in.getLong(), scratch);
        List<Face> faces = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] face = new byte[in.getInt()];
            in.get(face);
            faces.add(FaceCodec.decode(face).orElseThrow());
        }
        return new Analysis(image, faces, new StageTimes(Map.of()));
    }
}
