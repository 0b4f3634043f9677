package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static dev.plimsoll.application.contract.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Session;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.PortFailure.StoreConflict;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every `TokenRepository` does.
public abstract class TokenRepositoryContract {
    private static final String HASH = "c0ffee".repeat(10) + "abcd";

    /// The same one during a test, empty at its start.
    protected abstract TokenRepository repository();

    @Test
    void it_is_empty_until_the_first_token() {
        assertThat(repository().isEmpty()).isTrue();
        assertThat(repository().findByHash(HASH)).isEmpty();

        repository().save(token(HASH, Role.ADMIN, NOON));

        assertThat(repository().isEmpty()).isFalse();
    }

    @Test
    void a_token_is_found_by_its_hash_alone() {
        List<Token> tokens = List.of(
                token("%064x".formatted(10), Role.VIEWER, NOON),
                token("%064x".formatted(11), Role.OPERATOR, NOON.plusSeconds(1)),
                token("%064x".formatted(12), Role.ADMIN, NOON.plusSeconds(2)));
        tokens.forEach(repository()::save);

        assertThat(tokens)
                .allSatisfy(token ->
                        assertThat(repository().findByHash(token.hash())).contains(token));
        assertThat(repository().findByHash("%064x".formatted(1))).isEmpty();
        assertThat(repository().findByHash("%064X".formatted(10))).isEmpty();
    }

    @Test
    void a_token_with_the_same_hash_is_replaced() {
        repository().save(token(HASH, Role.ADMIN, NOON));
        Token replacement = token(HASH, Role.VIEWER, NOON.plusSeconds(1));

        repository().save(replacement);

        assertThat(repository().findByHash(HASH)).contains(replacement);
    }

    @Test
    void tokens_of_an_app_are_forgotten_together() {
        Token one = pushing(1, SHOP);
        Token other = pushing(2, SHOP);
        Token theirs = pushing(3, new AppId(AppKind.COMPOSE, "blog"));
        Token ofNobody = token("%064x".formatted(4), Role.ADMIN, NOON);
        List.of(one, other, theirs, ofNobody).forEach(repository()::save);
        assertThat(repository().findByHash(one.hash())).contains(one);

        assertThat(repository().deleteOf(SHOP)).isEqualTo(2);
        assertThat(repository().deleteOf(SHOP)).isZero();
        assertThat(repository().findByHash(one.hash())).isEmpty();
        assertThat(repository().findByHash(theirs.hash())).contains(theirs);
        assertThat(repository().findByHash(ofNobody.hash())).contains(ofNobody);
    }

    @Test
    void saving_at_the_same_moment_is_no_error() {
        Token token = token(HASH, Role.OPERATOR, NOON);

        Race.Finish<Token> finish = Race.of(List.of(() -> saved(token), () -> saved(token)));

        assertThat(finish.failures()).isEmpty();
        assertThat(repository().findByHash(HASH)).contains(token);
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        repository().save(token(HASH, Role.ADMIN, NOON.plusNanos(999)));

        assertThat(repository().findByHash(HASH)).contains(token(HASH, Role.ADMIN, NOON));
    }

    @Test
    void all_are_listed_the_oldest_first() {
        Token newest = token("%064x".formatted(1), Role.VIEWER, NOON.plusSeconds(2));
        Token oldest = token("%064x".formatted(2), Role.ADMIN, NOON);
        Token pushing = pushing(3, SHOP);
        List.of(newest, oldest, pushing).forEach(repository()::save);

        assertThat(repository().list()).containsExactly(oldest, pushing, newest);
    }

    @Test
    void a_token_is_forgotten_with_its_sessions() {
        Token token = saved(token(HASH, Role.ADMIN, NOON));
        Token other = saved(token("%064x".formatted(1), Role.ADMIN, NOON));
        repository().save(session(10, token));
        repository().save(session(11, other));

        repository().delete(HASH);
        repository().delete(HASH);

        assertThat(repository().list()).containsExactly(other);
        assertThat(repository().findSession(hash(10))).isEmpty();
        assertThat(repository().findSession(hash(11))).isPresent();
    }

    @Test
    void sessions_of_an_apps_tokens_go_with_them() {
        repository().save(session(10, saved(pushing(1, SHOP))));

        assertThat(repository().deleteOf(SHOP)).isEqualTo(1);

        assertThat(repository().findSession(hash(10))).isEmpty();
    }

    @Test
    void a_session_is_found_by_its_hash_alone_and_knows_its_token() {
        Token token = saved(pushing(1, SHOP));
        Session session = session(10, token);
        Session other = session(11, token);
        repository().save(session);
        repository().save(other);

        assertThat(repository().findSession(session.hash())).contains(session);
        assertThat(repository().findSession(other.hash())).contains(other);
        assertThat(repository().findSession(token.hash())).isEmpty();
        assertThat(repository().findByHash(session.hash())).isEmpty();
    }

    @Test
    void a_token_that_is_replaced_keeps_its_sessions() {
        repository().save(session(10, saved(token(HASH, Role.ADMIN, NOON))));
        Token replacement = saved(token(HASH, Role.VIEWER, NOON));

        assertThat(repository().findSession(hash(10)).map(Session::token)).contains(replacement);
    }

    @Test
    void a_token_that_is_not_there_has_no_sessions() {
        Session session = session(10, token(HASH, Role.ADMIN, NOON));

        assertThatThrownBy(() -> repository().save(session)).isInstanceOf(StoreConflict.class);
    }

    @Test
    void sessions_that_have_expired_are_pruned() {
        Token token = saved(token(HASH, Role.ADMIN, NOON));
        repository().save(new Session(hash(10), token, NOON));
        repository().save(new Session(hash(11), token, NOON.plusNanos(1000)));

        repository().pruneSessions(NOON);

        assertThat(repository().findSession(hash(10))).isEmpty();
        assertThat(repository().findSession(hash(11))).isPresent();
    }

    private static Token token(String hash, Role role, Instant createdAt) {
        return new Token("tk-" + hash.substring(0, 24), hash, "Ada's laptop \uD83D\uDC33", role, createdAt, null);
    }

    private static Token pushing(int number, AppId app) {
        return new Token("tk-" + number, hash(number), "metrics", Role.PUSHER, NOON.plusSeconds(1), app);
    }

    private static Session session(int number, Token token) {
        return new Session(hash(number), token, NOON.plusSeconds(3600));
    }

    private static String hash(int number) {
        return "%064x".formatted(number);
    }

    private Token saved(Token token) {
        repository().save(token);
        return token;
    }
}
