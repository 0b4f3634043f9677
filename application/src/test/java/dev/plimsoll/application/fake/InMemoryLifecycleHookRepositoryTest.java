package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.LifecycleHookRepositoryContract;
import dev.plimsoll.application.port.LifecycleHookRepository;

final class InMemoryLifecycleHookRepositoryTest extends LifecycleHookRepositoryContract {
    private final InMemoryLifecycleHookRepository repository = new InMemoryLifecycleHookRepository();

    @Override
    protected LifecycleHookRepository repository() {
        return repository;
    }
}
