package dev.plimsoll.application.lifecycle;

import java.util.List;

/// What a hook does.
public sealed interface HookWork {
    /// Tells an HTTP server, which answers with the result or completes the action later.
    ///
    /// @param secret signs what is sent, so that the receiver knows that it is from us
    record Callback(String url, String secret) implements HookWork {
        @Override
        public String toString() {
            return "Callback[" + url + "]";
        }
    }

    /// Runs a command inside the container: its exit status 0 is `CONTINUE`, any other `ABANDON`.
    record Command(List<String> words) implements HookWork {
        public Command {
            words = List.copyOf(words);
        }
    }
}
