package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedNameTest {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop.1"), "web");

    @ParameterizedTest
    @CsvSource({"shop.1-web-1, shop.1-web-12", "shop.1_web_9, shop.1_web_12"})
    void the_number_at_the_end_is_replaced(String sibling, String clone) {
        assertThat(NumberedName.like(sibling, WEB).orElseThrow().numbered(12)).isEqualTo(clone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "web-1", "shop.1-web", "shopx1-web-1", "0123456789ab_shop.1_web_1"})
    void any_other_name_was_given_by_a_person(String sibling) {
        assertThat(NumberedName.like(sibling, WEB)).isEmpty();
    }
}
