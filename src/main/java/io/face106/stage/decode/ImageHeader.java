package io.face106.stage.decode;

import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageInfo;
import io.face106.domain.Refusal;
import java.util.HexFormat;

/** Reads what a picture says of itself, without its pixels. */
public final class ImageHeader {

    private static final String EXPECTED = ", expected JPEG, PNG, WebP or BMP";

    private ImageHeader() {}

    /**
     * Tells format, size and orientation.
     *
     * @param bytes a stored picture, whole; not kept
     * @throws Refusal {@code UNSUPPORTED_FORMAT} or {@code UNREADABLE_IMAGE}; no other exception, whatever the bytes
     */
    public static ImageInfo read(byte[] bytes) {
        Header header = header(new Bytes(bytes));
        int orientation = header.orientation() >= 1 && header.orientation() <= 8 ? header.orientation() : 1;
        boolean turned = orientation >= 5;
        return new ImageInfo(
                header.format(),
                turned ? header.height() : header.width(),
                turned ? header.width() : header.height(),
                orientation,
                bytes.length,
                header.scratch());
    }

    private static Header header(Bytes in) {
        if (JpegHeader.matches(in)) {
            return JpegHeader.read(in);
        }
        if (PngHeader.matches(in)) {
            return PngHeader.read(in);
        }
        if (WebpHeader.matches(in)) {
            return WebpHeader.read(in);
        }
        if (BmpHeader.matches(in)) {
            return BmpHeader.read(in);
        }
        if (in.length() == 0) {
            throw new Refusal(Reason.UNREADABLE_IMAGE, "the picture is empty: found 0 bytes" + EXPECTED);
        }
        throw new Refusal(
                Reason.UNSUPPORTED_FORMAT, "found " + ForeignFormat.name(in).orElseGet(() -> start(in)) + EXPECTED);
    }

    private static String start(Bytes in) {
        byte[] start = new byte[Math.min(8, in.length())];
        for (int i = 0; i < start.length; i++) {
            start[i] = (byte) in.u8(i);
        }
        return "unknown bytes " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(start);
    }
}
