package io.face106.facepp;

/** Fetches the picture behind an {@code image_url}. */
@FunctionalInterface
public interface PictureLinks {

    /** Fetches nothing: every link is refused with {@code INVALID_IMAGE_URL}. */
    PictureLinks NONE = url -> {
        throw new FaceppException(FaceppError.Code.INVALID_IMAGE_URL);
    };

    /**
     * The stored bytes of the picture.
     *
     * @param url as the client wrote it
     * @throws FaceppException with {@code INVALID_IMAGE_URL}, {@code IMAGE_DOWNLOAD_TIMEOUT} or
     *     {@code IMAGE_FILE_TOO_LARGE}
     */
    byte[] fetch(String url);
}
