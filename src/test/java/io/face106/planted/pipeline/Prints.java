package io.face106.planted.pipeline;

/** Fault: prints. */
public class Prints {

    void fault() {
        System.out.println();
    }
}
