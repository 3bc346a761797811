package io.face106.runtime;

import org.jspecify.annotations.Nullable;

/** A model or a provider cannot be used; the message names the file, what was found and what was expected. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
