package io.face106.pipeline;

import java.util.function.Consumer;

/** Of one picture that was let in. */
final class Place implements Admission.Ticket {

    private final Consumer<Boolean> end;
    private boolean done;
    private boolean open = true;

    /** @param end told once, when it is given back, whether the picture was worked on to its end */
    Place(Consumer<Boolean> end) {
        this.end = end;
    }

    @Override
    public void done() {
        done = true;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            end.accept(done);
        }
    }
}
