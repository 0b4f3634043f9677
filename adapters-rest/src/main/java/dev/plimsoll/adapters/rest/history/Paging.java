package dev.plimsoll.adapters.rest.history;

import dev.plimsoll.domain.validation.Problems;
import io.micronaut.http.HttpParameters;
import java.time.Duration;
import java.util.Optional;

/// Which events are wanted: one page of them, or all of the last hours, which overrides paging.
sealed interface Paging {
    /// One page; both from 1.
    record OnePage(int page, int perPage) implements Paging {}

    /// Everything younger than this.
    record Last(Duration age) implements Paging {}

    /// Reads `page`, `per_page` and `from`.
    ///
    /// @throws InvalidSettings with every problem
    static Paging of(HttpParameters query) {
        Problems problems = new Problems();
        OnePage page = page(query, problems);
        Optional<Integer> hours = whole(query, "from", 1, 72, problems);
        problems.refuse();
        return hours.<Paging>map(from -> new Last(Duration.ofHours(from))).orElse(page);
    }

    /// Reads `page` and `per_page`, noting every problem.
    static OnePage page(HttpParameters query, Problems problems) {
        int page = whole(query, "page", 1, 1_000_000, problems).orElse(1);
        int perPage = whole(query, "per_page", 1, 100, problems).orElse(20);
        return new OnePage(page, perPage);
    }

    private static Optional<Integer> whole(HttpParameters query, String name, int least, int most, Problems problems) {
        Optional<String> text = query.getFirst(name).filter(value -> !value.isEmpty());
        Optional<Integer> number = text.filter(value -> value.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
        problems.check(
                text.isPresent() == number.isPresent(), name, "must be a whole number from " + least + " to " + most);
        return number;
    }
}
