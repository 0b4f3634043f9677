package dev.plimsoll.adapters.loadbalancer.haproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where HAProxy's socket is: `/run/haproxy/admin.sock`, `haproxy:9999` or `[::1]:9999`.
final class SocketAddresses {
    private static final Pattern PATH = Pattern.compile("/[^\\x00-\\x1f]{1,100}");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[A-Za-z0-9_.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}]):(?<port>[1-9][0-9]{0,4})");

    private SocketAddresses() {}

    static boolean isAddress(String text) {
        Matcher tcp = HOST_AND_PORT.matcher(text);
        return PATH.matcher(text).matches() || (tcp.matches() && port(tcp) <= 65_535);
    }

    /// A name is looked up each time, as a container that is started anew has another address.
    static SocketAddress of(String text, Duration deadline) throws IOException {
        Matcher tcp = HOST_AND_PORT.matcher(text);
        return tcp.matches()
                ? new InetSocketAddress(lookUp(tcp.group("host"), deadline), port(tcp))
                : UnixDomainSocketAddress.of(text);
    }

    /// The platform takes as long as it likes.
    private static InetAddress lookUp(String host, Duration deadline) throws IOException {
        FutureTask<InetAddress> task = new FutureTask<>(() -> InetAddress.getByName(host));
        Thread.ofVirtual().start(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw new IOException("there is no host " + host, unknown);
        } catch (TimeoutException late) {
            throw new IOException("the host " + host + " was not found in time", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static int port(Matcher tcp) {
        return Integer.parseInt(tcp.group("port"));
    }
}
