package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.AutoscalerRepositoryContract;
import dev.plimsoll.application.port.AutoscalerRepository;

final class InMemoryAutoscalerRepositoryTest extends AutoscalerRepositoryContract {
    private final AutoscalerRepository repository = new InMemoryAutoscalerRepository();

    @Override
    protected AutoscalerRepository repository() {
        return repository;
    }
}
