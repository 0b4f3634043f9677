package dev.plimsoll.adapters.metrics.proxy.log;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for the log lines of proxies, on a thread of its own, and counts what they tell.
///
/// A line that cannot be read is counted and is no failure. A port that is taken is said once and tried
/// again. The kernel keeps what cannot be taken at once in the receive buffer, and may grant less of it
/// than is asked for.
public final class ProxyLog implements AutoCloseable {
    /// It holds about 20,000 lines: at 15,000 a second the process may stand still for a second.
    public static final int WANTED_BUFFER = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ProxyLog.class);
    private static final int LONGEST_LINE = 64 * 1024;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final InetSocketAddress address;
    private final LongSupplier nanoTime;
    private final LineParser parser = new LineParser();
    private final RequestCounts counts = new RequestCounts();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable DatagramChannel channel;
    private volatile @Nullable String problem;
    private volatile long listeningSince = Long.MAX_VALUE;

    private final LongAdder taken = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder withoutServer = new LongAdder();
    private final LongAdder beyondServers = new LongAdder();

    private ProxyLog(InetSocketAddress address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        this.thread = Thread.ofPlatform().daemon().name("proxy-log").unstarted(this::listen);
    }

    /// Begins to listen.
    ///
    /// @param address where; port 0 takes a free one
    public static ProxyLog listeningAt(InetSocketAddress address) {
        return listeningAt(address, System::nanoTime);
    }

    /// The same with another clock.
    public static ProxyLog listeningAt(InetSocketAddress address, LongSupplier nanoTime) {
        ProxyLog log = new ProxyLog(address, nanoTime);
        log.open();
        log.thread.start();
        return log;
    }

    /// What the lines of the last minute told.
    public RequestCounts counts() {
        return counts;
    }

    /// Why it does not listen; null while it does.
    public @Nullable String problem() {
        return problem;
    }

    /// The present time of the counts. Nobody sets this clock: a step of the machine's would empty or fill a minute.
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
    }

    /// Since when it has listened, by [#millis]; far in the future while it does not.
    public long listeningSince() {
        return listeningSince;
    }

    /// Where it listens, such as `127.0.0.1:5140`.
    public String where() {
        return address.getAddress().getHostAddress() + ":" + port();
    }

    /// The port that it listens at; the wanted one while it does not.
    public int port() {
        DatagramChannel open = channel;
        try {
            return open != null && open.getLocalAddress() instanceof InetSocketAddress own
                    ? own.getPort()
                    : address.getPort();
        } catch (IOException _) {
            return address.getPort();
        }
    }

    /// Lines taken and lost, and the receive buffer, for operators.
    public Map<String, Long> facts() {
        Map<String, Long> facts = new TreeMap<>();
        facts.put("lines_taken", taken.sum());
        facts.put("lines_not_parsed", unreadable.sum());
        facts.put("lines_without_server", withoutServer.sum());
        facts.put("lines_beyond_most_servers", beyondServers.sum());
        facts.put("receive_buffer_wanted_bytes", (long) WANTED_BUFFER);
        grantedBuffer().ifPresent(granted -> facts.put("receive_buffer_bytes", granted));
        KernelDrops.of(address.getAddress(), port())
                .ifPresent(dropped -> facts.put("lines_dropped_by_kernel", dropped));
        return facts;
    }

    /// Its port is free when this returns: the kernel holds it until the listening thread has left the channel.
    @Override
    public void close() {
        closing.countDown();
        closeChannel();
        try {
            var _ = thread.join(LONGEST_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private OptionalLong grantedBuffer() {
        DatagramChannel open = channel;
        try {
            return open == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(open.getOption(StandardSocketOptions.SO_RCVBUF));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_LINE);
        byte[] line = new byte[LONGEST_LINE];
        try {
            while (closing.getCount() > 0) {
                DatagramChannel open = channel;
                if (open == null) {
                    pause();
                    open();
                } else {
                    receive(open, buffer, line);
                }
            }
        } catch (RuntimeException | Error defect) {
            stopped("it listens no more at udp " + where(), defect);
            throw defect;
        } finally {
            closeChannel();
        }
    }

    private void open() {
        ProtocolFamily family = address.getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
        try {
            DatagramChannel opened = DatagramChannel.open(family);
            channel = opened;
            opened.setOption(StandardSocketOptions.SO_RCVBUF, WANTED_BUFFER);
            opened.bind(address);
            listeningSince = millis();
            problem = null;
            LOG.info("Listening for the log lines of proxies at udp {}", where());
        } catch (IOException failure) {
            stopped("it cannot listen at udp " + where(), failure);
        }
    }

    private void receive(DatagramChannel open, ByteBuffer buffer, byte[] line) {
        try {
            buffer.clear();
            SocketAddress sender = open.receive(buffer);
            int length = buffer.flip().remaining();
            buffer.get(line, 0, length);
            take(
                    line,
                    length,
                    sender instanceof InetSocketAddress from ? from.getAddress().getHostAddress() : "");
        } catch (ClosedChannelException _) {
            channel = null;
        } catch (IOException failure) {
            stopped("it stopped listening at udp " + where(), failure);
        }
    }

    private void take(byte[] line, int length, String sender) {
        try {
            List<Attempt> attempts = parser.parse(line, length, sender);
            withoutServer.add(attempts.isEmpty() ? 1 : 0);
            long now = millis();
            for (Attempt attempt : attempts) {
                beyondServers.add(counts.add(attempt, now) ? 0 : 1);
            }
        } catch (IOException | RuntimeException _) {
            // Whatever a line does, the next one is taken.
            unreadable.increment();
        } finally {
            taken.increment();
        }
    }

    private void stopped(String what, Throwable failure) {
        closeChannel();
        channel = null;
        listeningSince = Long.MAX_VALUE;
        String why = what + ": " + failure.getMessage();
        if (!why.equals(problem) && closing.getCount() > 0) {
            LOG.warn("Metrics of proxies: {}", why);
        }
        problem = why;
    }

    private void closeChannel() {
        DatagramChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                LOG.debug("closing", failure);
            }
        }
    }

    private void pause() {
        try {
            var _ = closing.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            closing.countDown();
        }
    }
}
