package dev.plimsoll.adapters.persistence.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RecentTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final Recent<String> recent = new Recent<>(nanos::get);

    @Test
    void what_was_found_lately_is_not_read_again() {
        assertThat(find()).contains("read 1");
        nanos.addAndGet(Recent.LIFE.toNanos() - 1);

        assertThat(find()).contains("read 1");
    }

    @Test
    void what_was_found_long_ago_is_read_again() {
        assertThat(find()).contains("read 1");
        nanos.addAndGet(Recent.LIFE.toNanos());

        assertThat(find()).contains("read 2");
    }

    @Test
    void a_change_counts_at_once() {
        assertThat(find()).contains("read 1");
        recent.changed();

        assertThat(find()).contains("read 2");
    }

    @Test
    void what_was_read_while_it_changed_is_not_kept() {
        assertThat(recent.find("key", () -> {
                    Optional<String> before = read();
                    recent.changed();
                    return before;
                }))
                .contains("read 1");

        assertThat(find()).contains("read 2");
    }

    @Test
    void what_is_not_there_is_looked_for_each_time() {
        assertThat(recent.find("key", Optional::empty)).isEmpty();

        assertThat(find()).contains("read 1");
    }

    private Optional<String> find() {
        return recent.find("key", this::read);
    }

    private Optional<String> read() {
        return Optional.of("read " + reads.incrementAndGet());
    }
}
