package dev.plimsoll.application.fake;

import dev.plimsoll.application.lifecycle.LifecycleHook;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.Comparator;
import java.util.List;

/// Keeps lifecycle hooks in memory.
public final class InMemoryLifecycleHookRepository extends InMemoryStore<LifecycleHook>
        implements LifecycleHookRepository {
    @Override
    public List<LifecycleHook> all() {
        return locked(rows -> rows.values().stream()
                .sorted(Comparator.comparing(LifecycleHook::name))
                .toList());
    }

    @Override
    public void save(LifecycleHook given) {
        LifecycleHook kept = new LifecycleHook(
                given.target(),
                given.name(),
                given.transition(),
                given.work(),
                given.heartbeat(),
                given.defaultResult(),
                Micros.of(given.createdAt()));
        locked(rows -> {
            rows.put(key(kept.target(), kept.name()), kept);
            return kept;
        });
    }

    @Override
    public boolean delete(TargetId target, String name) {
        return locked(rows -> rows.remove(key(target, name)) != null);
    }

    private static String key(TargetId target, String name) {
        return target.app().kind() + "/" + target + "/" + name;
    }
}
