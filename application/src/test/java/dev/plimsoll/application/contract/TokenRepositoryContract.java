package dev.plimsoll.application.contract;

import static dev.plimsoll.application.contract.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
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

        repository().save(new Token(HASH, Role.ADMIN, NOON));

        assertThat(repository().isEmpty()).isFalse();
    }

    @Test
    void a_token_is_found_by_its_hash_alone() {
        List<Token> tokens = List.of(
                new Token("%064x".formatted(10), Role.VIEWER, NOON),
                new Token("%064x".formatted(11), Role.OPERATOR, NOON.plusSeconds(1)),
                new Token("%064x".formatted(12), Role.ADMIN, NOON.plusSeconds(2)));
        tokens.forEach(repository()::save);

        assertThat(tokens)
                .allSatisfy(token ->
                        assertThat(repository().findByHash(token.hash())).contains(token));
        assertThat(repository().findByHash("%064x".formatted(1))).isEmpty();
        assertThat(repository().findByHash("%064X".formatted(10))).isEmpty();
    }

    @Test
    void a_token_with_the_same_hash_is_replaced() {
        repository().save(new Token(HASH, Role.ADMIN, NOON));
        Token replacement = new Token(HASH, Role.VIEWER, NOON.plusSeconds(1));

        repository().save(replacement);

        assertThat(repository().findByHash(HASH)).contains(replacement);
    }

    @Test
    void tokens_of_an_app_are_forgotten_together() {
        AppId shop = new AppId(AppKind.COMPOSE, "shop");
        Token one = new Token("%064x".formatted(1), Role.PUSHER, NOON, shop);
        Token other = new Token("%064x".formatted(2), Role.PUSHER, NOON, shop);
        Token theirs = new Token("%064x".formatted(3), Role.PUSHER, NOON, new AppId(AppKind.COMPOSE, "blog"));
        Token ofNobody = new Token("%064x".formatted(4), Role.ADMIN, NOON);
        List.of(one, other, theirs, ofNobody).forEach(repository()::save);
        assertThat(repository().findByHash(one.hash())).contains(one);

        assertThat(repository().deleteOf(shop)).isEqualTo(2);
        assertThat(repository().deleteOf(shop)).isZero();
        assertThat(repository().findByHash(one.hash())).isEmpty();
        assertThat(repository().findByHash(theirs.hash())).contains(theirs);
        assertThat(repository().findByHash(ofNobody.hash())).contains(ofNobody);
    }

    @Test
    void saving_at_the_same_moment_is_no_error() {
        Token token = new Token(HASH, Role.OPERATOR, NOON);

        Race.Finish<Token> finish = Race.of(List.of(() -> saved(token), () -> saved(token)));

        assertThat(finish.failures()).isEmpty();
        assertThat(repository().findByHash(HASH)).contains(token);
    }

    @Test
    void instants_keep_microseconds_and_no_more() {
        repository().save(new Token(HASH, Role.ADMIN, NOON.plusNanos(999)));

        assertThat(repository().findByHash(HASH)).contains(new Token(HASH, Role.ADMIN, NOON));
    }

    private Token saved(Token token) {
        repository().save(token);
        return token;
    }
}
