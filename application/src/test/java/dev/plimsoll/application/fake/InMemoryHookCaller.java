package dev.plimsoll.application.fake;

import dev.plimsoll.application.lifecycle.HookWork;
import dev.plimsoll.application.port.HookCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Calls nobody: answers what a test wants to be answered, and otherwise that the receiver knows of it.
public final class InMemoryHookCaller implements HookCaller {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /// What was told to whom.
    public record Call(String url, String id, Map<String, Object> body) {}

    @Override
    public Optional<String> refusal(String url) {
        return forbidden.contains(url) ? Optional.of("is not allowed") : Optional.empty();
    }

    @Override
    public Answer call(HookWork.Callback callback, String id, Map<String, Object> body) {
        Optional<String> refusal = refusal(callback.url());
        if (refusal.isPresent()) {
            return new Answer.Failed(refusal.get());
        }
        calls.add(new Call(callback.url(), id, Map.copyOf(body)));
        return answers.getOrDefault(callback.url(), new Answer.Accepted());
    }

    /// From now on this receiver answers so.
    public void answer(String url, Answer answer) {
        answers.put(url, answer);
    }

    public void forbid(String url) {
        forbidden.add(url);
    }

    /// All calls so far, in their order.
    public List<Call> calls() {
        return List.copyOf(calls);
    }
}
