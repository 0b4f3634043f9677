package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.LifecycleActionRepositoryContract;
import dev.plimsoll.application.port.LifecycleActionRepository;

final class InMemoryLifecycleActionRepositoryTest extends LifecycleActionRepositoryContract {
    private final InMemoryLifecycleActionRepository repository = new InMemoryLifecycleActionRepository();

    @Override
    protected LifecycleActionRepository repository() {
        return repository;
    }
}
