package io.face106.pipeline;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * So many bytes may be held at once, counted in units of 1 kB. Whoever wants more than there are takes all, and so gets in
 * alone. First come, first served among those who wait. Safe for use by many threads.
 */
public final class ByteBudget {

    /** Bytes per unit: coarse, so that a semaphore's int is large enough. */
    private static final int UNIT = 1024;

    private final int capacity;
    private final Semaphore room;

    /** @param bytes of all that is held at once */
    public ByteBudget(long bytes) {
        this.capacity = count(bytes);
        this.room = new Semaphore(capacity, true);
    }

    /** Units for so many bytes, never more than there are. */
    public int units(long bytes) {
        return unitsBeside(0, bytes);
    }

    /** Units for so many bytes more, for one who has some: together never more than there are. */
    public int unitsBeside(int held, long bytes) {
        return Math.min(capacity - held, count(bytes));
    }

    /** Bytes that so many units stand for. */
    public static long bytes(int units) {
        return (long) units * UNIT;
    }

    /** Takes units if they are there now, whoever else waits. */
    public boolean tryTake(int units) {
        return room.tryAcquire(units);
    }

    /**
     * Takes units, after waiting for them if need be.
     *
     * @return false if it waited in vain
     */
    public boolean take(int units, long nanos) throws InterruptedException {
        // Nothing wanted is nothing to wait for, whoever else is waiting.
        return units == 0 || room.tryAcquire(units, nanos, TimeUnit.NANOSECONDS);
    }

    /** Gives units back that were taken. */
    public void give(int units) {
        room.release(units);
    }

    private static int count(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }
}
