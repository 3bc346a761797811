package io.face106.stage.decode;

import io.face106.domain.ImageInfo;

/** A picture as it was submitted, its header read and found acceptable. */
public final class StoredPicture {

    private final byte[] bytes;
    private final ImageInfo info;

    /**
     * Joins the two.
     *
     * @param bytes as submitted; not copied, must not change
     * @param info what {@link ImageHeader} read from them
     */
    public StoredPicture(byte[] bytes, ImageInfo info) {
        this.bytes = bytes;
        this.info = info;
    }

    byte[] bytes() {
        return bytes;
    }

    ImageInfo info() {
        return info;
    }
}
