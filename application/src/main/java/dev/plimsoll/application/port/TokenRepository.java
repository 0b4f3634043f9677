package dev.plimsoll.application.port;

import dev.plimsoll.application.access.Token;
import dev.plimsoll.domain.fleet.AppId;
import java.util.Optional;

/// Keeps the hashes of tokens. Every adapter passes `TokenRepositoryContract`.
///
/// Any call may throw `PortFailure.StoreUnavailable`.
public interface TokenRepository {
    boolean isEmpty();

    /// Stores a token; one with the same hash is replaced.
    void save(Token token);

    Optional<Token> findByHash(String hash);

    /// Forgets the tokens that push metrics of an app; answers how many there were.
    int deleteOf(AppId app);
}
