package io.face106.stage.decode;

import io.face106.domain.Failure.Reason;
import io.face106.domain.ImageFormat;
import io.face106.domain.Refusal;

/**
 * What one format's reader found.
 *
 * @param width as stored, before orientation; at least 1
 * @param height as stored, before orientation; at least 1
 * @param orientation as stored; anything but 1..8 means none
 * @param scratch see {@link io.face106.domain.ImageInfo}
 */
record Header(ImageFormat format, int width, int height, int orientation, int scratch) {

    Header(ImageFormat format, int width, int height, int orientation) {
        this(format, width, height, orientation, 0);
    }

    Header {
        if (width < 1 || height < 1) {
            throw unreadable(format, "its header states " + width + " x " + height + " pixels");
        }
    }

    static Refusal unreadable(ImageFormat format, String what) {
        return new Refusal(Reason.UNREADABLE_IMAGE, "the " + format + " picture cannot be read: " + what);
    }

    static Refusal cutOff(ImageFormat format, String what) {
        return new Refusal(Reason.UNREADABLE_IMAGE, "the " + format + " picture is cut off: " + what);
    }

    static Refusal unsupported(ImageFormat format, String what) {
        return new Refusal(Reason.UNSUPPORTED_FORMAT, "this kind of " + format + " is not read: " + what);
    }
}
