package io.face106.http.batch;

import java.time.Duration;

/**
 * How much a batch may take.
 *
 * @param batches at once
 * @param items pictures of one
 * @param window bytes of pictures that one holds before it reads on; one picture more may be held, and one be on its way
 * @param linked bytes that a picture behind a link counts for, since it is not known before
 * @param itemTime so long may one picture take to arrive
 * @param time so long may all of a batch take to arrive, without the time in which the service reads none of it
 * @param linesInMemory bytes of answers that the client has not taken yet, of one batch
 * @param linesOnDisk the same, beyond memory
 */
public record BatchLimits(
        int batches,
        int items,
        long window,
        long linked,
        Duration itemTime,
        Duration time,
        long linesInMemory,
        long linesOnDisk) {}
