package io.face106.http.batch;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The regular files of a tar archive as it arrives, each a picture with its path as id: ustar, with the longer paths and sizes
 * of pax (POSIX.1-2001) and of GNU tar. Folders, links and devices are passed over. Own code and not a library's, because a
 * header may announce gigabytes of name, and here nothing is read into memory but what has a bound.
 */
public final class TarItems implements Items {

    private static final int BLOCK = 512;
    private static final int LONGEST_EXTENSION = 1 << 16;
    private static final long LARGEST = 1L << 50;

    private static final String REGULAR = "\0" + "07";
    private static final char LONG_NAME = 'L';
    private static final char PAX = 'x';
    private static final char SPARSE = 'S';

    /** Links, devices, folders and pipes; whatever size they announce, no bytes follow. */
    private static final String WITHOUT_BYTES = "123456";

    private final Feed feed;
    private final int maxBytes;
    private int files;
    private boolean over;

    /** @param maxBytes of a picture */
    public TarItems(Feed feed, int maxBytes) {
        this.feed = feed;
        this.maxBytes = maxBytes;
    }

    @Override
    public @Nullable Item next() {
        PaxHeader pax = PaxHeader.NONE;
        while (!over) {
            byte[] block = block();
            if (TarHeader.isEnd(block)) {
                over = true;
                break;
            }
            TarHeader header = TarHeader.read(block, feed.position() - BLOCK);
            long size = pax.size() == null ? header.size() : pax.size();
            if (header.type() == PAX) {
                pax = pax.with(extension(size));
            } else if (header.type() == LONG_NAME) {
                pax = pax.withPath(text(extension(size)));
            } else if (header.type() == SPARSE) {
                throw Unreadable.malformed("the tar archive has a sparse file: " + header.path());
            } else {
                String path = pax.path() == null ? header.path() : pax.path();
                if (REGULAR.indexOf(header.type()) >= 0 && !path.endsWith("/")) {
                    return file(path, size);
                }
                pass(WITHOUT_BYTES.indexOf(header.type()) >= 0 ? 0 : size);
                pax = header.type() == 'g' || header.type() == 'K' ? pax : PaxHeader.NONE;
            }
        }
        return null;
    }

    private Item file(String path, long size) {
        files++;
        if (size > maxBytes) {
            pass(size);
            return Item.tooLarge(path, maxBytes);
        }
        return Item.of(path, bytes((int) size));
    }

    private byte[] block() {
        byte[] block = new byte[BLOCK];
        int count = feed.fill(block);
        if (count < BLOCK) {
            throw cutOff(count == 0 ? "without its end mark" : "in a header");
        }
        return block;
    }

    private byte[] extension(long size) {
        if (size > LONGEST_EXTENSION) {
            throw Unreadable.malformed("the tar archive has a header of " + size + " bytes, expected at most "
                    + LONGEST_EXTENSION + ", before byte " + feed.position());
        }
        return bytes((int) size);
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        int count = feed.fill(bytes);
        if (count < size || feed.pass(padding(size)) < padding(size)) {
            throw cutOff("in an entry");
        }
        return bytes;
    }

    private void pass(long size) {
        if (size < 0 || size > LARGEST) {
            throw Unreadable.malformed("the tar archive has an entry of " + size + " bytes");
        }
        long whole = size + padding(size);
        if (feed.pass(whole) < whole) {
            throw cutOff("in an entry");
        }
    }

    private Unreadable cutOff(String where) {
        return Unreadable.malformed("the tar archive ends " + where + ", after " + files
                + (files == 1 ? " file" : " files") + " begun and byte " + feed.position());
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    /** Of a long name, which ends in a zero. */
    private static String text(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
