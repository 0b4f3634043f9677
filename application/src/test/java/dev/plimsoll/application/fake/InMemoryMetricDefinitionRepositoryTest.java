package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.MetricDefinitionRepositoryContract;
import dev.plimsoll.application.port.MetricDefinitionRepository;

final class InMemoryMetricDefinitionRepositoryTest extends MetricDefinitionRepositoryContract {
    private final InMemoryMetricDefinitionRepository repository = new InMemoryMetricDefinitionRepository();

    @Override
    protected MetricDefinitionRepository repository() {
        return repository;
    }
}
