package dev.plimsoll.adapters.docker.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Asks how each container is meant to be stopped, once: Apache's image, for one, names SIGWINCH as its stop signal.
final class StopSignals implements Function<ContainerId, StopRule> {
    /// Linux on x86 and ARM, from 1.
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private static final int RTMIN = 34;
    private static final int RTMAX = 64;

    /// Those that are signalled at all are few; this is only not to grow for ever.
    private static final int REMEMBERED = 1000;

    private final Engine engine;
    private final Map<ContainerId, StopRule> known = new ConcurrentHashMap<>();

    StopSignals(Engine engine) {
        this.engine = engine;
    }

    @Override
    public StopRule apply(ContainerId id) {
        StopRule cached = known.get(id);
        return cached == null ? ask(id) : cached;
    }

    private StopRule ask(ContainerId id) {
        try {
            Reply reply = engine.get("/containers/" + id.value() + "/json", id.value() + ": its stop signal");
            if (!reply.isOk()) {
                return StopRule.DEFAULT;
            }
            JsonNode config = reply.json().path("Config");
            int grace = config.path("StopTimeout").asInt((int) StopRule.DEFAULT_GRACE.toSeconds());
            StopRule rule = new StopRule(
                    number(config.path("StopSignal").asText("TERM")),
                    grace < 0 ? Life.STOPPING : Duration.ofSeconds(grace));
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(id, rule);
            return rule;
        } catch (EngineUnavailable _) {
            return StopRule.DEFAULT;
        }
    }

    /// A signal's number as text, however it is written: `28`, `WINCH`, `SIGWINCH`, `SIGRTMIN+3`.
    static String number(String signal) {
        String name = signal.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        int known = NAMES.indexOf(name);
        if (known >= 0) {
            return String.valueOf(known + 1);
        }
        if (name.matches("RTMIN(\\+\\d{1,2})?")) {
            return String.valueOf(RTMIN + offset(name));
        }
        if (name.matches("RTMAX(-\\d{1,2})?")) {
            return String.valueOf(RTMAX - offset(name));
        }
        return name;
    }

    private static int offset(String name) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
