package dev.plimsoll.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.plimsoll.adapters.metrics.proxy.log.ProxyLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Whether a minute of paced log lines is taken without loss, and what that costs.
///
/// The sender is a thread of this process, paced in steps of a millisecond; its CPU is taken off, so what is
/// left is the listening thread, the garbage collector and the compiler. Lines are numbered, of ten servers,
/// and as long as HAProxy's.
final class ProxyLogBenchmark {
    private static final int LINES_A_SECOND = 15_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final int SERVERS = 10;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ProxyLog log;
    private final DatagramChannel sender;
    private final InetSocketAddress address;
    private long sent;
    private long droppedCold;

    private ProxyLogBenchmark(ProxyLog log, DatagramChannel sender) {
        this.log = log;
        this.sender = sender;
        this.address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), log.port());
    }

    static String run() {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        try (ProxyLog log = ProxyLog.listeningAt(anyPort);
                DatagramChannel sender = DatagramChannel.open()) {
            return new ProxyLogBenchmark(log, sender).measure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String measure() throws IOException {
        send(WARM_UP);
        settle();
        long sentBefore = sent;
        long takenBefore = fact("lines_taken");
        long cpuBefore = cpuWithoutSender();
        droppedCold = fact("lines_dropped_by_kernel");
        long begun = System.nanoTime();
        send(MEASURED);
        settle();
        double seconds = (System.nanoTime() - begun) / (double) NANOS_A_SECOND;
        double cores = (cpuWithoutSender() - cpuBefore) / seconds / NANOS_A_SECOND;
        return report(sent - sentBefore, fact("lines_taken") - takenBefore, seconds, cores);
    }

    private String report(long lines, long taken, double seconds, double cores) {
        return String.format(
                Locale.ROOT,
                """
                %d numbered log lines in %.1f s, %.0f a second
                taken        %8d
                lost         %8d   goal 0     dropped by the kernel %d, not parsed %d; %d dropped before, in a cold start
                CPU          %8.2f   of one core, goal 0.50
                buffer       %8d   bytes granted of %d wanted
                """,
                lines,
                seconds,
                lines / seconds,
                taken,
                lines - taken,
                fact("lines_dropped_by_kernel") - droppedCold,
                fact("lines_not_parsed"),
                droppedCold,
                cores,
                fact("receive_buffer_bytes"),
                fact("receive_buffer_wanted_bytes"));
    }

    private void send(Duration howLong) throws IOException {
        long begun = System.nanoTime();
        long all = howLong.toSeconds() * LINES_A_SECOND;
        for (long i = 0; i < all; i++) {
            while (i > (System.nanoTime() - begun) / (double) NANOS_A_SECOND * LINES_A_SECOND) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            sendOne();
        }
    }

    private void sendOne() throws IOException {
        long server = sent % SERVERS;
        long millis = sent * 31 % 400;
        String line =
                ("{\"b\":\"shop_web\",\"s\":\"shop-web-%d\",\"si\":\"172.18.0.%d\",\"w\":0,\"c\":0,\"r\":%d,\"t\":%d,"
                                + "\"st\":200,\"q\":0,\"n\":%d}\n")
                        .formatted(server, server + 2, millis, millis + 1, sent);
        sender.send(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), address);
        sent++;
    }

    /// Waits until nothing more arrives.
    private void settle() {
        long before = -1;
        while (fact("lines_taken") != before) {
            before = fact("lines_taken");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private long fact(String name) {
        Map<String, Long> facts = log.facts();
        return facts.getOrDefault(name, -1L);
    }

    /// Of the whole process, in nanoseconds.
    private static long cpuWithoutSender() {
        long process =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        return process - THREADS.getCurrentThreadCpuTime();
    }
}
