package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.AlertRepositoryContract;
import dev.plimsoll.application.port.AlertRepository;

final class InMemoryAlertRepositoryTest extends AlertRepositoryContract {
    private final AlertRepository repository = new InMemoryAlertRepository();

    @Override
    protected AlertRepository repository() {
        return repository;
    }
}
