package dev.plimsoll.adapters.loadbalancer.support;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Requests through a proxy at a steady rate, several of them in flight at any time.
public final class Traffic {
    private static final Duration BETWEEN = Duration.ofMillis(4);

    private final Client client;
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Client.Answer> failed = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    private Traffic(Client client) {
        this.client = client;
    }

    public static Traffic through(Client client) {
        Traffic traffic = new Traffic(client);
        var _ = traffic.pace.scheduleAtFixedRate(
                () -> traffic.requests.execute(traffic::ask), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        return traffic;
    }

    /// How many have been sent by now.
    public int sent() {
        return sent.get();
    }

    /// Ends it once all are answered; answers those that failed.
    public List<Client.Answer> end() {
        pace.close();
        requests.close();
        return List.copyOf(failed);
    }

    private void ask() {
        sent.incrementAndGet();
        Client.Answer answer = client.ask("/slow");
        if (!answer.isOk()) {
            failed.add(answer);
        }
    }
}
