package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.IssuedToken;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryTokenRepository;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageTokensTest {
    private static final Actor ADA = new Actor("us-1", "Ada");
    private static final AppId SHOP = new AppId(AppKind.COMPOSE, "shop");

    private final SettableClock clock = new SettableClock();
    private final InMemoryTokenRepository repository = new InMemoryTokenRepository();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final InMemoryTransactions transactions = new InMemoryTransactions(repository, log);
    private final ManageTokens tokens = new ManageTokens(repository, log, transactions, clock);
    private final FindToken find = new FindToken(repository, clock);

    private record Heard(
            @Nullable AppId app,
            Actor by,
            EventType type,
            @Nullable Object token) {
        static Heard of(AppEvent event) {
            return new Heard(
                    event.app(), event.actor(), event.type(), event.data().get("token_id"));
        }
    }

    @Test
    void the_first_start_makes_one_token_and_only_one() {
        String token = tokens.issueFirst().orElseThrow();

        assertThat(tokens.issueFirst()).isEmpty();
        assertThat(find.find(token).map(Token::role)).contains(Role.ADMIN);
    }

    @Test
    void a_token_itself_is_never_stored() {
        tokens.accept("open sesame", Role.VIEWER);

        // printf 'open sesame' | sha256sum
        assertThat(repository.findByHash("41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb"))
                .isPresent();
        assertThat(repository.findByHash("open sesame")).isEmpty();
    }

    @Test
    void a_wrong_token_has_no_role() {
        tokens.accept("open sesame", Role.VIEWER);

        assertThat(find.find("open barley")).isEmpty();
        assertThat(find.find("")).isEmpty();
    }

    @Test
    void a_token_that_is_given_at_every_start_stays_the_same() {
        tokens.accept("open sesame", Role.ADMIN);
        Token before = find.find("open sesame").orElseThrow();
        clock.advance(Duration.ofDays(1));

        tokens.accept("open sesame", Role.ADMIN);

        assertThat(find.find("open sesame")).contains(before);
        assertThat(tokens.list()).containsExactly(before);
    }

    @Test
    void ids_are_random_and_say_nothing_about_the_token() {
        tokens.accept("open sesame", Role.ADMIN);
        String id = tokens.list().getFirst().id();

        new ManageTokens(new InMemoryTokenRepository(), log, transactions, clock).accept("open sesame", Role.ADMIN);

        assertThat(id).matches("tk-[0-9a-f]{24}");
        assertThat(tokens.list().getFirst().hash()).doesNotContain(id.substring(3));
    }

    @Test
    void a_token_is_issued_with_its_name_and_role_and_told_who_did_it() {
        IssuedToken issued = tokens.issue(ADA, Map.of("name", "ci", "role", "operator"));

        assertThat(find.find(issued.secret())).contains(issued.token());
        assertThat(issued.token().name()).isEqualTo("ci");
        assertThat(issued.token().role()).isEqualTo(Role.OPERATOR);
        assertThat(issued.token().app()).isNull();
        assertThat(heard())
                .containsExactly(
                        new Heard(null, ADA, EventType.NEW_TOKEN, issued.token().id()));
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Test
    void without_a_role_a_token_may_only_read() {
        assertThat(tokens.issue(ADA, Map.of("name", "ci")).token().role()).isEqualTo(Role.VIEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b"})
    void a_name_says_something_and_fits_on_one_line(String name) {
        assertThatThrownBy(() -> tokens.issue(ADA, Map.of("name", name)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("name ");
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void what_is_no_token_for_people_is_refused() {
        assertThatThrownBy(() -> tokens.issue(ADA, Map.of())).hasMessageContaining("name ");
        assertThatThrownBy(() -> tokens.issue(ADA, Map.of("name", "x".repeat(101))))
                .hasMessageContaining("name must be at most 100 characters");
        assertThatThrownBy(() -> tokens.issue(ADA, Map.of("name", "x", "role", "pusher")))
                .hasMessageContaining("role must be one of viewer, operator, admin");
        assertThatThrownBy(() -> tokens.issue(ADA, Map.of("name", "x", "role", "root")))
                .hasMessageContaining("role must be one of");
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void a_renewed_token_may_do_the_same_and_the_old_one_nothing() {
        tokens.accept("open sesame", Role.ADMIN);
        IssuedToken old = tokens.issueForPushing(ADA, SHOP);

        IssuedToken renewed = tokens.renew(ADA, old.token().id());

        assertThat(find.find(old.secret())).isEmpty();
        assertThat(find.find(renewed.secret())).contains(renewed.token());
        assertThat(renewed.secret()).startsWith("push-").isNotEqualTo(old.secret());
        assertThat(renewed.token().id()).isNotEqualTo(old.token().id());
        assertThat(renewed.token())
                .extracting(Token::name, Token::role, Token::app)
                .containsExactly(old.token().name(), Role.PUSHER, SHOP);
        assertThat(heard())
                .containsExactly(
                        new Heard(SHOP, ADA, EventType.NEW_TOKEN, old.token().id()),
                        new Heard(
                                SHOP,
                                ADA,
                                EventType.REGENERATE_TOKEN,
                                renewed.token().id()),
                        new Heard(SHOP, ADA, EventType.DELETE_TOKEN, old.token().id()));
    }

    @Test
    void the_last_token_of_an_administrator_can_be_renewed() {
        String secret = tokens.issueFirst().orElseThrow();

        IssuedToken renewed = tokens.renew(ADA, tokens.list().getFirst().id());

        assertThat(find.find(secret)).isEmpty();
        assertThat(tokens.list()).containsExactly(renewed.token());
    }

    @Test
    void the_last_token_of_an_administrator_is_not_revoked() {
        String secret = tokens.issueFirst().orElseThrow();
        Token last = tokens.list().getFirst();
        IssuedToken operator = tokens.issue(ADA, Map.of("name", "ci", "role", "operator"));

        assertThatThrownBy(() -> tokens.revoke(ADA, last.id())).isInstanceOf(Conflict.class);

        assertThat(find.find(secret)).contains(last);
        tokens.revoke(ADA, operator.token().id());
        assertThat(find.find(operator.secret())).isEmpty();
    }

    @Test
    void of_two_administrators_one_is_left_however_they_race() {
        IssuedToken one = tokens.issue(ADA, Map.of("name", "one", "role", "admin"));
        IssuedToken two = tokens.issue(ADA, Map.of("name", "two", "role", "admin"));
        var racing = new RacingRepository(repository);
        racing.beforeDelete = () -> tokens.revoke(ADA, one.token().id());

        assertThatThrownBy(() -> new ManageTokens(racing, log, transactions, clock)
                        .revoke(ADA, two.token().id()))
                .isInstanceOf(Conflict.class);

        assertThat(tokens.list()).containsExactly(two.token());
    }

    @Test
    void what_is_not_there_cannot_be_revoked() {
        assertThatThrownBy(() -> tokens.revoke(ADA, "tk-1")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tokens.renew(ADA, "tk-1")).isInstanceOf(NotFound.class);
    }

    @Test
    void tokens_of_an_app_are_revoked_together_and_each_is_told() {
        IssuedToken one = tokens.issueForPushing(ADA, SHOP);
        IssuedToken other = tokens.issueForPushing(ADA, SHOP);

        assertThat(tokens.revokePushing(ADA, SHOP)).isEqualTo(2);

        assertThat(heard())
                .contains(
                        new Heard(SHOP, ADA, EventType.DELETE_TOKEN, one.token().id()),
                        new Heard(
                                SHOP, ADA, EventType.DELETE_TOKEN, other.token().id()));
    }

    private List<Heard> heard() {
        return log.page(1, 10).events().reversed().stream().map(Heard::of).toList();
    }

    @Test
    void the_bearer_of_a_token_is_the_same_person_as_long_as_it_lives() {
        tokens.accept("open sesame", Role.ADMIN);
        tokens.accept("open barley", Role.ADMIN);
        Actor actor = find.find("open sesame").orElseThrow().actor();

        assertThat(actor.id()).matches("us-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(find.find("open sesame").orElseThrow().actor()).isEqualTo(actor);
        assertThat(find.find("open barley").orElseThrow().actor().id()).isNotEqualTo(actor.id());
    }
}
