package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.application.history.RecordedDecision.Kind;
import dev.plimsoll.application.port.DecisionHistory.Selection;
import dev.plimsoll.domain.validation.Choice;
import dev.plimsoll.domain.validation.Problem;
import dev.plimsoll.domain.validation.Problems;
import io.micronaut.http.HttpParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Which decisions are wanted, and which page of them.
record DecisionQuery(Selection selection, Paging.OnePage page) {
    /// Reads `from`, `to`, `kind`, `page` and `per_page`; what is absent or empty wants all.
    ///
    /// @throws InvalidSettings with every problem
    static DecisionQuery of(HttpParameters query) {
        Problems problems = new Problems();
        Paging.OnePage page = Paging.page(query, problems);
        Instant from = instant(query, "from", Selection.ALL.from(), problems);
        Instant to = instant(query, "to", Selection.ALL.to(), problems);
        problems.check(!from.isAfter(to), "from", "must not be after to");
        Set<Kind> kinds = kinds(query, problems);
        problems.refuse();
        return new DecisionQuery(new Selection(from, to, kinds), page);
    }

    private static Instant instant(HttpParameters query, String name, Instant otherwise, Problems problems) {
        String text = query.getFirst(name).orElse("");
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeException _) {
            problems.add(new Problem(name, "must be a date such as 2026-01-01T12:00:00Z"));
            return otherwise;
        }
    }

    private static Set<Kind> kinds(HttpParameters query, Problems problems) {
        String text = query.getFirst("kind").orElse("");
        if (text.isEmpty()) {
            return Selection.ALL.kinds();
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : text.split(",", -1)) {
            Kind kind = Choice.of(Kind.class, name, "kind", problems);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
