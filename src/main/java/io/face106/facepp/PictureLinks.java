package io.face106.facepp;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;

/** Fetches the picture behind an {@code image_url}. */
@FunctionalInterface
public interface PictureLinks {

    /** Fetches nothing: every link is refused. */
    PictureLinks NONE = url -> {
        throw new Refusal(Reason.LINK_REFUSED, "this service does not follow links");
    };

    /**
     * The stored bytes of the picture.
     *
     * @param url as the client wrote it
     * @throws Refusal with {@code LINK_REFUSED}, {@code LINK_TIMEOUT}, {@code TOO_MANY_BYTES} or {@code OVERLOADED}
     */
    byte[] fetch(String url);
}
