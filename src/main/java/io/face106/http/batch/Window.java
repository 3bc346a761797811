package io.face106.http.batch;

/**
 * The pictures of one batch that were read and are not answered yet: so many and so many bytes that there is work for all
 * threads, and no more. Safe for use by many threads.
 */
final class Window {

    private final int maxItems;
    private final long maxBytes;
    private int items;
    private long bytes;

    Window(int maxItems, long maxBytes) {
        this.maxItems = maxItems;
        this.maxBytes = maxBytes;
    }

    /** Waits until another picture may be read, whatever its size. */
    synchronized void awaitRoom() throws InterruptedException {
        while (items >= maxItems || bytes >= maxBytes) {
            wait();
        }
    }

    /** Waits until all are answered. */
    synchronized void awaitEmpty() throws InterruptedException {
        while (items > 0) {
            wait();
        }
    }

    /** One was read. */
    synchronized void enter(long size) {
        items++;
        bytes += size;
    }

    /** One is answered, or never will be. */
    synchronized void leave(long size) {
        items--;
        bytes -= size;
        notifyAll();
    }
}
