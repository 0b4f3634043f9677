package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.SettingsRepositoryContract;
import dev.plimsoll.application.port.SettingsRepository;

final class InMemorySettingsRepositoryTest extends SettingsRepositoryContract {
    private final InMemorySettingsRepository repository = new InMemorySettingsRepository();

    @Override
    protected SettingsRepository repository() {
        return repository;
    }
}
