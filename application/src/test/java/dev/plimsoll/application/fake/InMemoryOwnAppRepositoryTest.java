package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.OwnAppRepositoryContract;
import dev.plimsoll.application.port.OwnAppRepository;

final class InMemoryOwnAppRepositoryTest extends OwnAppRepositoryContract {
    private final InMemoryOwnAppRepository repository = new InMemoryOwnAppRepository();

    @Override
    protected OwnAppRepository repository() {
        return repository;
    }
}
