package io.face106.http;

import io.face106.domain.Caller;
import io.face106.facepp.Attribute;
import io.face106.http.batch.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a batch asks for its pictures and is answered: in the words of either API. Safe for use by many threads. */
interface BatchShape {

    /**
     * The body that a call of its own would be answered, for a picture that can be tried.
     *
     * @throws RuntimeException whatever such a call would be refused with
     */
    byte[] answer(Item item, Call call, Caller caller);

    /** The line of a picture that has no answer. */
    byte[] refused(int index, @Nullable String id, Throwable reason, Call call);

    /** Attributes that are asked for and are left out of every answer. */
    List<Attribute> untold();
}
