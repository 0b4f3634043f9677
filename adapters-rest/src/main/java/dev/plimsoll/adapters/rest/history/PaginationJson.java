package dev.plimsoll.adapters.rest.history;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// Where a page stands among the others.
///
/// @param prevPage null on the first page
/// @param nextPage null on the last page
/// @param totalPages at least 1, even when there is nothing on it
@Serdeable(naming = SnakeCaseStrategy.class)
record PaginationJson(
        int currentPage,
        @Nullable Integer prevPage,
        @Nullable Integer nextPage,
        long totalPages,
        long totalCount) {

    static PaginationJson of(int page, int perPage, long total) {
        long pages = Math.max(1, Math.ceilDiv(total, perPage));
        Integer previous = page > 1 ? (Integer) (int) Math.min(page - 1, pages) : null;
        Integer next = page < pages ? (Integer) (page + 1) : null;
        return new PaginationJson(page, previous, next, pages, total);
    }

    /// Everything on one page.
    static PaginationJson single(int total) {
        return of(1, Math.max(1, total), total);
    }
}
