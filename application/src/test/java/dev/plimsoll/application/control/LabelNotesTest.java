package dev.plimsoll.application.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.fake.InMemoryPlatform;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelNotesTest {
    private static final TargetId WEB = InMemoryPlatform.target("shop", "web");

    private final List<String> told = new ArrayList<>();
    private final LabelNotes notes = new LabelNotes((target, note) -> told.add(target + ": " + note));

    @Test
    void a_reason_is_told_once_until_it_is_another_one() {
        notes.replace(Map.of(WEB, "one"));
        notes.replace(Map.of(WEB, "one"));
        notes.replace(Map.of(WEB, "two"));
        notes.replace(Map.of());
        notes.replace(Map.of(WEB, "two"));

        assertThat(told).containsExactly("shop/web: one", "shop/web: two", "shop/web: two");
    }

    @Test
    void what_the_last_look_found_is_there_to_be_read() {
        notes.replace(Map.of(WEB, "one"));
        assertThat(notes.of(WEB)).contains("one");

        notes.replace(Map.of());
        assertThat(notes.of(WEB)).isEmpty();
    }
}
