package io.face106.facepp;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;

/** Fetches the picture behind an {@code image_url}. */
@FunctionalInterface
public interface PictureLinks {

    /**
     * The stored bytes of the picture.
     *
     * @param url as the client wrote it
     * @throws Refusal with {@link Reason#LINK_REFUSED}, {@link Reason#LINK_TIMEOUT} or {@link Reason#TOO_MANY_BYTES}
     */
    byte[] fetch(String url);
}
