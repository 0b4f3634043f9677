package dev.plimsoll.application.port;

import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.lifecycle.HookWork;
import java.util.Map;
import java.util.Optional;

/// Tells HTTP servers of lifecycle actions. Every adapter passes `HookCallerContract`.
///
/// Thread-safe. Calls block until done or until the adapter's deadline, at most half a minute, so run them on virtual
/// threads. What goes wrong outside is an answer, not an exception.
public interface HookCaller {
    /// Why nothing is ever sent there, in words for people; empty when it may be.
    Optional<String> refusal(String url);

    /// Tells of one action, and asks again what `refusal` asks.
    ///
    /// @param id of the action, by which a receiver knows a repetition
    /// @param body what to send, as a tree of maps, lists and scalars
    Answer call(HookWork.Callback callback, String id, Map<String, Object> body);

    /// What came of a call.
    sealed interface Answer {
        /// The receiver has done what it had to, or refuses.
        record Completed(HookResult result) implements Answer {}

        /// The receiver knows of it, and completes it later.
        record Accepted() implements Answer {}

        /// It is unknown whether the receiver knows of it.
        ///
        /// @param detail why, in words for people and without secrets
        record Failed(String detail) implements Answer {}
    }
}
