package dev.plimsoll.application.port;

import dev.plimsoll.application.access.Session;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.domain.fleet.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps the hashes of tokens and of their sessions. Every adapter passes `TokenRepositoryContract`.
///
/// What another process revoked may still be found for two seconds; what this one revoked is not.
///
/// Any call may throw `PortFailure.StoreUnavailable`.
public interface TokenRepository {
    boolean isEmpty();

    /// All tokens, the oldest first.
    List<Token> list();

    /// Stores a token; one with the same hash is replaced and keeps its sessions.
    void save(Token token);

    Optional<Token> findByHash(String hash);

    /// Forgets a token and its sessions; does nothing when it is not there.
    void delete(String hash);

    /// Forgets the tokens that push metrics of an app, and their sessions; answers how many tokens there were.
    int deleteOf(AppId app);

    /// Stores a new session of a token.
    ///
    /// @throws PortFailure.StoreConflict when the token is not there
    void save(Session session);

    /// The session with its token, whether or not it has expired.
    Optional<Session> findSession(String hash);

    /// Forgets the sessions that have expired by then.
    void pruneSessions(Instant now);
}
