package io.face106.planted.pipeline;

import java.util.concurrent.TimeUnit;

/** Fault: sleeps. */
public class Sleeps {

    void fault() throws InterruptedException {
        Thread.sleep(1);
        TimeUnit.SECONDS.sleep(1);
    }
}
