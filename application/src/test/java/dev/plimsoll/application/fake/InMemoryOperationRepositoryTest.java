package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.OperationRepositoryContract;
import dev.plimsoll.application.port.OperationRepository;

final class InMemoryOperationRepositoryTest extends OperationRepositoryContract {
    private final OperationRepository repository = new InMemoryOperationRepository();

    @Override
    protected OperationRepository repository() {
        return repository;
    }
}
