package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.ProtectionRepositoryContract;
import dev.plimsoll.application.port.ProtectionRepository;

final class InMemoryProtectionRepositoryTest extends ProtectionRepositoryContract {
    private final InMemoryProtectionRepository repository = new InMemoryProtectionRepository();

    @Override
    protected ProtectionRepository repository() {
        return repository;
    }
}
