package io.face106.facepp;

/** The picture of a request and the parameter it came by, which error strings name. The bytes are shared, not copied. */
public final class SubmittedPicture {

    private final String parameter;
    private final byte[] bytes;

    SubmittedPicture(String parameter, byte[] bytes) {
        this.parameter = parameter;
        this.bytes = bytes;
    }

    /** {@code image_file}, {@code image_base64} or {@code image_url}. */
    public String parameter() {
        return parameter;
    }

    /** The stored bytes; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }
}
