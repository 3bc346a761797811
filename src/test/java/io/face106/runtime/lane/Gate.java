package io.face106.runtime.lane;

import java.util.concurrent.CountDownLatch;

/** Keeps a network busy with its first batch after warming until it is opened. */
final class Gate {

    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);

    void pass(int rows) {
        reached.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("owners are never interrupted", e);
        }
    }
}
