package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.NotifierRepositoryContract;
import dev.plimsoll.application.port.NotifierRepository;

final class InMemoryNotifierRepositoryTest extends NotifierRepositoryContract {
    private final NotifierRepository repository = new InMemoryNotifierRepository();

    @Override
    protected NotifierRepository repository() {
        return repository;
    }
}
