package dev.evenhand;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The line between an app and its database, which can be cut, fall silent, and be led to another server. */
public final class DatabaseLine implements AutoCloseable {

    private static final int NEVER = Integer.MAX_VALUE;

    private final ServerSocket door;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger left = new AtomicInteger(NEVER);
    private final Object silence = new Object();
    private volatile int server;
    private boolean silent;

    public DatabaseLine(String url) {
        server = port(url);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    /** The same database by way of this line. */
    public String url(String straight) {
        return straight.replace(":" + port(straight) + "/", ":" + port() + "/");
    }

    public int port() {
        return door.getLocalPort();
    }

    private static int port(String url) {
        return URI.create(url.replace("jdbc:", "")).getPort();
    }

    /** Whoever is connected is cut off, and comes out elsewhere from now on. */
    public void leadTo(String url) {
        server = port(url);
        cut();
    }

    public void cut() {
        open.forEach(DatabaseLine::close);
        open.clear();
    }

    /** Everything is cut when so many more messages have gone through, in either direction. */
    public void cutAfter(int messages) {
        left.set(messages);
    }

    /** Whether it was, since that was asked for. */
    public boolean wasCut() {
        return left.get() == NEVER;
    }

    /** Nothing goes through and nobody is told, as when a firewall has forgotten a connection. */
    public void fallSilent() {
        synchronized (silence) {
            silent = true;
        }
    }

    public void speak() {
        synchronized (silence) {
            silent = false;
            silence.notifyAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(there);
                thread(() -> pass(client, there));
                thread(() -> pass(there, client));
            } catch (IOException e) {
                // Nobody listens there, or this line is closed.
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[1 << 16];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitSpeech();
                if (left.getAndUpdate(n -> n == NEVER ? n : n == 0 ? NEVER : n - 1) == 0) {
                    cut();
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One end is gone, and with it the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitSpeech() {
        synchronized (silence) {
            while (silent) {
                try {
                    silence.wait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private static void thread(Runnable work) {
        var thread = new Thread(work, "database-line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(door);
        speak();
        cut();
    }
}
