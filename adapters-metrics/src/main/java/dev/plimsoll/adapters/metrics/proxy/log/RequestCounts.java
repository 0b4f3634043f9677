package dev.plimsoll.adapters.metrics.proxy.log;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What each server did in the last minute. Thread-safe, for one writer and many readers.
///
/// A server is remembered for an hour after its last request, so that it is known to have had none.
/// There are never more than [#MOST], 100 MB at most: whoever can send lines could otherwise fill the memory with
/// names. When there are more, the one that has been silent for longest makes room, if that is a minute or more; so
/// a burst of nonsense keeps nobody out for longer, and costs nobody what it is counted for.
public final class RequestCounts {
    static final int MOST = 1024;

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<Server, Window> windows = new ConcurrentHashMap<>();
    /// Only the writer looks at it.
    private long lastSweep;
    private long fullSince = Long.MIN_VALUE;

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
        sweep(atMillis);
        Window window = windows.get(attempt.server());
        if (window == null && hasRoom(atMillis)) {
            window = windows.computeIfAbsent(attempt.server(), _ -> new Window());
        }
        if (window == null) {
            return false;
        }
        window.add(attempt, atMillis);
        return true;
    }

    /// Forgets what is over, once in each slot.
    private void sweep(long atMillis) {
        if (Window.slotOf(atMillis) != lastSweep) {
            lastSweep = Window.slotOf(atMillis);
            long over = atMillis - REMEMBERED.toMillis();
            windows.values().removeIf(window -> window.lastMillis() < over);
            windows.values().forEach(window -> window.dropBefore(Window.beginOf(atMillis)));
        }
    }

    /// Looked for once in a slot in vain.
    private boolean hasRoom(long atMillis) {
        if (windows.size() >= MOST && Window.slotOf(atMillis) != fullSince) {
            Map.Entry<Server, Window> longestSilent = Collections.min(
                    windows.entrySet(),
                    Comparator.comparingLong(window -> window.getValue().lastMillis()));
            if (longestSilent.getValue().lastMillis() < Window.beginOf(atMillis)) {
                windows.remove(longestSilent.getKey());
            } else {
                fullSince = Window.slotOf(atMillis);
            }
        }
        return windows.size() < MOST;
    }
}
