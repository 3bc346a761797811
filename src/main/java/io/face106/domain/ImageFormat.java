package io.face106.domain;

import java.util.Locale;

/** The picture formats that are read. */
public enum ImageFormat {
    JPEG,
    PNG,
    WEBP,
    BMP;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return "image/" + wireName();
    }
}
