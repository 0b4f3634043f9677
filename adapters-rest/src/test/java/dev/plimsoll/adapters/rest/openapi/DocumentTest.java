package dev.plimsoll.adapters.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Described;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the document says of routes, held against the router. What it says of bodies is tested with every answer that
/// any test gets.
@MicronautTest
final class DocumentTest {
    @Inject
    Router router;

    @Test
    void every_route_is_described_and_nothing_else() {
        Set<String> routes = router.uriRoutes()
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(Predicate.not(route -> route.startsWith("HEAD ") || route.startsWith("OPTIONS ")))
                .collect(Collectors.toSet());
        List<String> described = Described.DOCUMENT.operations().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void the_document_is_valid() {
        ParseOptions whole = new ParseOptions();
        whole.setResolve(true);
        whole.setResolveFully(true);

        var parsed = new OpenAPIV3Parser().readContents(Described.text(), null, whole);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getInfo().getTitle()).isEqualTo("Plimsoll");
        assertThat(parsed.getOpenAPI().getComponents().getSecuritySchemes()).containsOnlyKeys("bearer", "basic");
    }

    @Test
    void every_operation_says_what_it_does() {
        List<String> silent = Described.DOCUMENT.operations().stream()
                .filter(operation ->
                        operation.described().path("summary").asText().isBlank())
                .map(operation -> operation.method() + " " + operation.path())
                .toList();

        assertThat(silent).isEmpty();
    }
}
