package dev.plimsoll.domain.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.domain.validation.InvalidSettings;
import org.junit.jupiter.api.Test;

final class AppIdTest {
    /// `printf compose:shop | sha256sum | cut -c1-24`: clients keep these ids, so they never change.
    @Test
    void its_hex_is_the_same_on_every_machine_and_for_ever() {
        assertThat(new AppId(AppKind.COMPOSE, "shop").hex()).isEqualTo("daf30d91d77441b8b5253969");
        assertThat(new AppId(AppKind.PLIMSOLL, "shop").hex()).isNotEqualTo("daf30d91d77441b8b5253969");
        assertThat(new AppId(AppKind.COMPOSE, "größe").hex()).isEqualTo("7de6982551bca3604c60df0f");
    }

    @Test
    void a_name_must_not_be_blank() {
        assertThatThrownBy(() -> new AppId(AppKind.COMPOSE, " "))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("name must not be blank");
        assertThatThrownBy(() -> new TargetId(new AppId(AppKind.COMPOSE, "shop"), ""))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("container_type must not be blank");
    }

    @Test
    void a_target_reads_as_app_and_type() {
        assertThat(new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web")).hasToString("shop/web");
    }
}
