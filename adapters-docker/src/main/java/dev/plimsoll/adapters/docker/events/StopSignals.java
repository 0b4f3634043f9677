package dev.plimsoll.adapters.docker.events;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Reply;
import dev.plimsoll.application.port.PortFailure.EngineUnavailable;
import dev.plimsoll.domain.fleet.ContainerId;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/// Tells whether a signal is the one that a container names as its own stop signal, as Apache's image names SIGWINCH.
final class StopSignals implements BiPredicate<ContainerId, String> {
    /// Linux on x86 and ARM, from 1.
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private static final int RTMIN = 34;
    private static final int RTMAX = 64;

    private final Engine engine;

    StopSignals(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean test(ContainerId id, String signal) {
        try {
            Reply reply = engine.get("/containers/" + id.value() + "/json", id.value() + ": its stop signal");
            return reply.isOk()
                    && number(reply.json().path("Config").path("StopSignal").asText(""))
                            .equals(number(signal));
        } catch (EngineUnavailable _) {
            return false;
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
