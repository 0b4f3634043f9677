package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.TokenRepositoryContract;
import dev.plimsoll.application.port.TokenRepository;

final class InMemoryTokenRepositoryTest extends TokenRepositoryContract {
    private final TokenRepository repository = new InMemoryTokenRepository();

    @Override
    protected TokenRepository repository() {
        return repository;
    }
}
