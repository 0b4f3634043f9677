package dev.plimsoll.adapters.metrics.proxy.log;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What each server did in the last minute. Thread-safe, for one writer and many readers.
///
/// A server is remembered for an hour after its last request, so that it is known to have had none.
/// There are never more than [#MOST]: whoever can send lines could otherwise fill the memory with names.
public final class RequestCounts {
    static final int MOST = 4096;

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<Server, Window> windows = new ConcurrentHashMap<>();
    /// Only the writer looks at it.
    private long lastSweep;

    /// The servers that the log told of.
    public Set<Server> servers() {
        return windows.keySet();
    }

    /// Adds what a server did in the minute before `nowMillis`, from the slot in which `fromMillis` is to the one
    /// before
    /// that of `untilMillis`. So whoever takes a server over begins with up to five seconds of the one before.
    public void addTo(Tally tally, Server server, long fromMillis, long untilMillis, long nowMillis) {
        Window window = windows.get(server);
        if (window != null) {
            window.addTo(tally, fromMillis, untilMillis, nowMillis);
        }
    }

    /// When the minute before a moment began, to a slot.
    public static long beginOfMinute(long nowMillis) {
        return Window.beginOf(nowMillis);
    }

    /// The logs of which a line told of any server in the minute before this moment.
    public Set<String> logsAlive(long nowMillis) {
        long begin = Window.beginOf(nowMillis);
        return windows.entrySet().stream()
                .filter(window -> window.getValue().lastMillis() >= begin)
                .map(window -> window.getKey().log())
                .collect(toUnmodifiableSet());
    }

    /// Counts it, unless there are too many servers already: then it is false.
    boolean add(Attempt attempt, long atMillis) {
        Window window = windows.get(attempt.server());
        if (window == null) {
            window = begin(attempt.server(), atMillis);
        }
        if (window == null) {
            return false;
        }
        window.add(attempt, atMillis);
        return true;
    }

    private @Nullable Window begin(Server server, long atMillis) {
        if (Window.slotOf(atMillis) != lastSweep) {
            lastSweep = Window.slotOf(atMillis);
            long over = atMillis - REMEMBERED.toMillis();
            windows.values().removeIf(window -> window.lastMillis() < over);
        }
        return windows.size() < MOST ? windows.computeIfAbsent(server, _ -> new Window()) : null;
    }
}
