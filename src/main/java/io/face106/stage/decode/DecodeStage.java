package io.face106.stage.decode;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import io.face106.runtime.opencv.Picture;
import io.face106.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/** Turns stored pictures into pixels. The caller owns the result and closes it. */
public final class DecodeStage implements Stage<StoredPicture, Picture> {

    /**
     * Decodes all or, if one cannot be read, none.
     *
     * @throws Refusal with {@link Reason#UNREADABLE_IMAGE}
     */
    @Override
    public List<Picture> apply(List<StoredPicture> batch) {
        List<Picture> pictures = new ArrayList<>(batch.size());
        try {
            batch.forEach(stored -> pictures.add(decode(stored)));
        } catch (RuntimeException e) {
            pictures.forEach(Picture::close);
            throw e;
        }
        return pictures;
    }

    /** Admission counted the header's pixels: a decoder that finds others must not get past it. */
    private static Picture decode(StoredPicture stored) {
        Picture picture = Picture.decode(stored.bytes(), stored.info().orientation());
        if (picture.width() != stored.info().width()
                || picture.height() != stored.info().height()) {
            String found = picture.width() + "x" + picture.height();
            picture.close();
            throw new Refusal(
                    Reason.UNREADABLE_IMAGE,
                    "the picture's header says " + stored.info().width() + "x"
                            + stored.info().height() + ", its data " + found);
        }
        return picture;
    }
}
