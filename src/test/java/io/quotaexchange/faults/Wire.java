package io.quotaexchange.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/** A port that passes everything on to another one, which may change, and that can be cut, or keep back what is sent. */
final class Wire implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean isCut;
    private final Object holding = new Object();
    private boolean isHeld;
    private long heldBytes;

    Wire(int target) {
        this.target = target;
        try {
            // Nodes with a network of their own reach it by another address than the loopback's.
            listening = new ServerSocket(0, 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void to(int port) {
        target = port;
    }

    /** Ends every connection, and takes no new one until {@link #mend}. */
    void cut() {
        isCut = true;
        open.forEach(Wire::end);
    }

    void mend() {
        isCut = false;
    }

    /** What comes from now on is kept back until {@link #release}, though its sender may be gone by then. */
    void hold() {
        synchronized (holding) {
            isHeld = true;
            heldBytes = 0;
        }
    }

    /** How much is kept back. */
    long heldBytes() {
        synchronized (holding) {
            return heldBytes;
        }
    }

    void release() {
        synchronized (holding) {
            isHeld = false;
            holding.notifyAll();
        }
    }

    private void waitWhileHeld(int bytes) {
        synchronized (holding) {
            heldBytes += bytes;
            while (isHeld) {
                try {
                    holding.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                if (isCut) {
                    end(near);
                    continue;
                }
                Socket far = reached(near);
                if (far == null) {
                    continue;
                }
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                open.add(near);
                open.add(far);
                daemon(() -> pass(near, far, this::waitWhileHeld));
                daemon(() -> pass(far, near, bytes -> {}));
            } catch (IOException e) {
                // This end was closed meanwhile.
                continue;
            }
        }
    }

    /** The other end; null where nobody listens now, which the near end is told. */
    private Socket reached(Socket near) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            end(near);
            return null;
        }
    }

    private void pass(Socket from, Socket to, IntConsumer before) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                before.accept(read);
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // Cut.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    private static void daemon(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    @Override
    public void close() {
        cut();
        release();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
