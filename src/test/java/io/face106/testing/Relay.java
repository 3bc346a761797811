package io.face106.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a server of this machine, until it falls silent: what comes then is taken and not passed on. */
public final class Relay implements AutoCloseable {

    private final ServerSocket socket;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private int silentOnes;
    private boolean silent;

    /** To the server at this port. */
    public Relay(int target) {
        this.target = target;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many were accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** How often something came that is not passed on yet. */
    public int held() {
        return held.get();
    }

    public synchronized void fallSilent() {
        silent = true;
        held.set(0);
    }

    /** As a server that was busy: what was held back is passed on. */
    public synchronized void goOn() {
        silent = false;
        notifyAll();
    }

    /** As a server that was replaced: new connections are served, those of before stay silent for good. */
    public synchronized void comeBack() {
        silentOnes = connections.get();
        goOn();
    }

    private synchronized void waitForSpeech(int number) {
        try {
            if (silent || number <= silentOnes) {
                held.incrementAndGet();
            }
            while ((silent || number <= silentOnes) && !socket.isClosed()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                int number = connections.incrementAndGet();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.addAll(List.of(client, server));
                thread(() -> pass(client, server, number));
                thread(() -> pass(server, client, number));
            }
        } catch (IOException closed) {
            closeAll();
        }
    }

    private void pass(Socket from, Socket to, int number) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                waitForSpeech(number);
                out.write(bytes, 0, count);
            }
        } catch (IOException ended) {
            closeAll(from, to);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeAll(Socket... sockets) {
        for (Socket each : sockets) {
            try {
                each.close();
            } catch (IOException alreadyGone) {
                continue;
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeAll(open.toArray(Socket[]::new));
        notifyAll();
    }
}
