package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.fake.InMemoryEventLog;
import dev.plimsoll.application.fake.InMemoryTokenRepository;
import dev.plimsoll.application.fake.InMemoryTransactions;
import dev.plimsoll.application.fake.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTokenTest {
    private static final Actor ADA = new Actor("us-1", "Ada");

    private final SettableClock clock = new SettableClock();
    private final InMemoryTokenRepository repository = new InMemoryTokenRepository();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final ManageTokens tokens =
            new ManageTokens(repository, log, new InMemoryTransactions(repository, log), clock);
    private final FindToken find = new FindToken(repository, clock);
    private final ExchangeToken exchange = new ExchangeToken(find, repository, clock);
    private int written;

    @BeforeEach
    void two_administrators() {
        tokens.accept("open sesame", Role.ADMIN);
        tokens.accept("open barley", Role.ADMIN);
    }

    @Test
    void sessions_are_valid_side_by_side_and_beside_the_token() {
        Token token = find.find("open sesame").orElseThrow();

        String one = open("open sesame");
        String other = open("open sesame");

        assertThat(find.find(one)).contains(token);
        assertThat(find.find(other)).contains(token);
        assertThat(find.find("open sesame")).contains(token);
    }

    @Test
    void a_session_ends_after_an_hour() {
        String session = open("open sesame");

        clock.advance(Duration.ofMinutes(59));
        assertThat(find.find(session)).isPresent();
        clock.advance(Duration.ofMinutes(1));
        assertThat(find.find(session)).isEmpty();
        assertThat(find.find("open sesame")).isPresent();
    }

    @Test
    void what_is_written_names_the_token_and_the_hour_in_whole_seconds() {
        Instant now = clock.instant();

        String session = open("open sesame");

        assertThat(session)
                .isEqualTo("ey.1." + find.find("open sesame").orElseThrow().id() + "." + now.getEpochSecond() + "."
                        + (now.getEpochSecond() + 3600));
    }

    @Test
    void revoking_the_token_ends_its_sessions_alone() {
        String session = open("open sesame");
        String ofAnother = open("open barley");

        tokens.revoke(ADA, find.find("open sesame").orElseThrow().id());

        assertThat(find.find(session)).isEmpty();
        assertThat(find.find(ofAnother)).isPresent();
    }

    @Test
    void a_session_outlives_a_restart_with_the_same_token() {
        String session = open("open sesame");

        tokens.accept("open sesame", Role.ADMIN);

        assertThat(find.find(session)).isPresent();
    }

    @Test
    void a_session_opens_no_other_session() {
        assertThat(exchange.exchange(open("open sesame"), this::write)).isEmpty();
        assertThat(exchange.exchange("nonsense", this::write)).isEmpty();
    }

    @Test
    void a_token_that_looks_like_a_session_is_a_token() {
        tokens.accept("ey.chosen.by-a-person", Role.VIEWER);

        assertThat(find.find("ey.chosen.by-a-person").map(Token::role)).contains(Role.VIEWER);
        assertThat(exchange.exchange("ey.chosen.by-a-person", this::write)).isPresent();
    }

    @Test
    void sessions_that_have_ended_are_pruned() {
        String session = open("open sesame");
        clock.advance(Duration.ofHours(1));

        exchange.prune();
        clock.advance(Duration.ofHours(-1));

        assertThat(find.find(session)).isEmpty();
    }

    private String open(String secret) {
        Optional<String> session = exchange.exchange(secret, this::write);
        return session.orElseThrow();
    }

    private String write(Token token, Instant from, Instant until) {
        return "ey.%d.%s.%d.%d".formatted(++written, token.id(), from.getEpochSecond(), until.getEpochSecond());
    }
}
