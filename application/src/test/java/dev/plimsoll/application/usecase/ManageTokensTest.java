package dev.plimsoll.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.fake.InMemoryTokenRepository;
import dev.plimsoll.application.fake.SettableClock;
import org.junit.jupiter.api.Test;

class ManageTokensTest {
    private final InMemoryTokenRepository repository = new InMemoryTokenRepository();
    private final ManageTokens tokens = new ManageTokens(repository, new SettableClock());

    @Test
    void the_first_start_makes_one_token_and_only_one() {
        String token = tokens.issueFirst().orElseThrow();

        assertThat(tokens.issueFirst()).isEmpty();
        assertThat(tokens.find(token).map(Token::role)).contains(Role.ADMIN);
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

        assertThat(tokens.find("open barley").map(Token::role)).isEmpty();
        assertThat(tokens.find("").map(Token::role)).isEmpty();
    }
}
