package io.face106.http.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines that the client has not taken yet, first in, first out: so many bytes of them in memory, the rest in a temporary file
 * that nobody else can read and that is gone when this is closed. Safe for use by many threads.
 */
class Lines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    private final long maxHeap;
    private final long maxBytes;
    private final Deque<Kept> all = new ArrayDeque<>();
    private long heapBytes;
    private int filed;
    private @Nullable FileChannel file;
    private long read;
    private long written;
    private boolean full;
    private boolean ended;
    private boolean closed;

    /** @param line null if it is in the file, where lines lie one behind the other */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(byte @Nullable [] line, int length) {}

    /**
     * No lines.
     *
     * @param maxHeap bytes kept in memory
     * @param maxBytes bytes kept in the file, after which {@link #awaitRoom} waits
     */
    Lines(long maxHeap, long maxBytes) {
        this.maxHeap = maxHeap;
        this.maxBytes = maxBytes;
    }

    /** Adds a line; it is always kept, unless nobody is there any more. */
    synchronized void add(byte[] line) {
        if (closed) {
            return;
        }
        if (heapBytes + line.length > maxHeap && write(line)) {
            all.add(new Kept(null, line.length));
            filed++;
        } else {
            all.add(new Kept(line, line.length));
            heapBytes += line.length;
        }
        notifyAll();
    }

    /** No more will be added. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until more lines may be asked for: as long as the client takes none and too much is kept. */
    synchronized void awaitRoom() throws InterruptedException {
        // The file shrinks only when it is read to its end: its length is bounded, not what is left of it.
        while (!closed && (written > maxBytes || full)) {
            wait();
        }
    }

    /**
     * The next line, waited for.
     *
     * @return null after the last
     * @throws IOException if the temporary file cannot be read
     */
    synchronized byte @Nullable [] take() throws IOException, InterruptedException {
        while (all.isEmpty() && !ended) {
            wait();
        }
        Kept next = all.poll();
        if (next == null) {
            return null;
        }
        byte[] line = next.line();
        if (line == null) {
            line = fromFile(next.length());
        } else {
            heapBytes -= line.length;
        }
        full = full && heapBytes > maxHeap;
        notifyAll();
        return line;
    }

    /** Whether {@link #take} would wait. */
    synchronized boolean isEmpty() {
        return all.isEmpty();
    }

    /** Nobody takes lines any more. */
    @Override
    public synchronized void close() {
        closed = true;
        ended = true;
        all.clear();
        notifyAll();
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.warn("a temporary file of answers could not be closed", e);
            }
        }
    }

    /** Puts a line into the file; false if that takes no more: then nothing more is read until the client has taken what there is. */
    boolean write(byte[] line) {
        try {
            FileChannel channel = open();
            ByteBuffer bytes = ByteBuffer.wrap(line);
            long place = written;
            while (bytes.hasRemaining()) {
                place += channel.write(bytes, place);
            }
            written = place;
            return true;
        } catch (IOException e) {
            LOG.warn("no room in the temporary file of a batch's answers: {}", e.toString());
            full = true;
            return false;
        }
    }

    private FileChannel open() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("face106-batch", ".ndjson");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private byte[] fromFile(int length) throws IOException {
        FileChannel channel = open();
        ByteBuffer line = ByteBuffer.allocate(length);
        while (line.hasRemaining()) {
            int count = channel.read(line, read);
            if (count < 0) {
                throw new IOException("the temporary file of a batch's answers was cut off");
            }
            read += count;
        }
        filed--;
        if (filed == 0) {
            read = 0;
            written = 0;
            channel.truncate(0);
        }
        return line.array();
    }
}
