package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/// Issues and recognises tokens. A token always exists: the first start makes one, shows it once and keeps its hash.
///
/// Tokens of our own making hold 256 random bits, so a plain SHA-256 is enough to keep them secret.
public final class ManageTokens {
    private static final int TOKEN_BYTES = 32;

    private final TokenRepository repository;
    private final Clock clock;

    public ManageTokens(TokenRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// What is known of this token, or nothing when it is not one of ours.
    public Optional<Token> find(String token) {
        return repository.findByHash(hash(token));
    }

    /// Makes a token that may push metrics of one app and nothing else; the answer is the only place where it is seen.
    public String issueForPushing(AppId app) {
        String token = "push-" + random();
        repository.save(new Token(hash(token), Role.PUSHER, clock.instant(), app));
        return token;
    }

    /// Revokes all tokens that push metrics of an app; answers how many there were.
    public int revokePushing(AppId app) {
        return repository.deleteOf(app);
    }

    /// Makes a token for an administrator unless there is one already; the answer is the only place where it is seen.
    public Optional<String> issueFirst() {
        if (!repository.isEmpty()) {
            return Optional.empty();
        }
        String token = "plim-" + random();
        accept(token, Role.ADMIN);
        return Optional.of(token);
    }

    /// Takes a token that a person chose.
    public void accept(String token, Role role) {
        repository.save(new Token(hash(token), role, clock.instant()));
    }

    private static String random() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
