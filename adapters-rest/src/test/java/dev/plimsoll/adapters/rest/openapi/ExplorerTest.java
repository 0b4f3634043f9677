package dev.plimsoll.adapters.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Api;
import dev.plimsoll.adapters.rest.fixture.Described;
import dev.plimsoll.adapters.rest.fixture.RawAnswer;
import dev.plimsoll.adapters.rest.fixture.RawRequest;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The explorer, and the document that it shows: files that anybody may have.
@MicronautTest
final class ExplorerTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @Inject
    Api api;

    private RawAnswer get(String path) {
        return RawAnswer.of(RawRequest.send(
                api.port(),
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAccept: text/html,*/*\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi, text/html",
        "/openapi/, text/html",
        "/openapi/explorer.js, application/javascript",
        "/openapi/swagger-ui-bundle.js, application/javascript",
        "/openapi/swagger-ui-bundle.js.LICENSE.txt, text/plain",
        "/openapi/swagger-ui.css, text/css",
        "/openapi/plimsoll.yml, text/plain"
    })
    void its_files_are_there_without_a_token(String path, String type) {
        RawAnswer answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith(type);
        assertThat(answer.body()).isNotEmpty();
    }

    @Test
    void its_page_asks_for_files_of_this_server_and_has_no_script_of_its_own() {
        String page = get("/openapi").body();
        List<String> references = REFERENCE
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(references).allMatch(reference -> reference.startsWith("/openapi/") || reference.equals("data:,"));
        assertThat(references)
                .filteredOn(reference -> reference.startsWith("/"))
                .allSatisfy(reference -> assertThat(get(reference).status()).isEqualTo(200));
        assertThat(page).doesNotContainPattern("<script>|<style| on[a-z]+=");
    }

    @Test
    void its_policy_lets_it_ask_nobody_else() {
        assertThat(get("/openapi").header("content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                .doesNotContain("unsafe", "http", "*");
    }

    @Test
    void it_shows_the_document_that_is_tested() {
        assertThat(get("/openapi/plimsoll.yml").body()).isEqualTo(Described.text());
        assertThat(get("/openapi/explorer.js").body()).contains("\"/openapi/plimsoll.yml\"");
    }

    @ParameterizedTest
    @CsvSource({"/openapi/none.js, 404", "/openapi/..%2f..%2fapplication.yml, 404", "/openapi/a/b, 404"})
    void nothing_else_is_there(String path, int status) {
        assertThat(get(path).status()).isIn(401, status);
    }
}
