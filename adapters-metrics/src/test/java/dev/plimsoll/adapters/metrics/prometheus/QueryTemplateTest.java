package dev.plimsoll.adapters.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.adapters.metrics.declared.NoReading;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTemplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "up{a=\"{{app}}\", t='{{type}}'} | up{a=\"my\\x2dshop\", t='web'}",
                "up{a=\"x\\\"{{app}}\"} | up{a=\"x\\\"my\\x2dshop\"}",
                "up{a=~\"{{app}}.*\"} | up{a=~\"my\\x5c\\x2dshop.*\"}",
                "up{a !~ '{{app}}'} | up{a !~ 'my\\x5c\\x2dshop'}",
                "up{a='~', b='{{app}}'} | up{a='~', b='my\\x2dshop'}",
                "up # of {{app}} | up # of {{app}}",
                "up{a='#{{app}}'} | up{a='#my\\x2dshop'}",
                "up{a=\"{{application}}\"} | up{a=\"{{application}}\"}",
            })
    void names_go_where_the_query_says(String query, String filled) throws NoReading {
        assertThat(fill(query, "my-shop")).isEqualTo(filled);
    }

    @Test
    void no_character_of_a_name_ends_its_string() throws NoReading {
        assertThat(fill("up{a=\"{{app}}\"}", "\"'`\\\n{}é😀"))
                .isEqualTo("up{a=\"\\x22\\x27\\x60\\x5c\\x0a\\x7b\\x7d\\U000000e9\\U0001f600\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{app}}_up", "up{a=`{{app}}`}", "up{a='b'} + {{type}}", "up{a=`\\`, b={{app}}}"})
    void elsewhere_than_in_a_string_that_can_escape_a_name_is_refused(String query) {
        assertThatThrownBy(() -> fill(query, "shop"))
                .isInstanceOf(NoReading.class)
                .hasMessageEndingWith(" must stand in a string with single or double quotes");
    }

    private static String fill(String query, String app) throws NoReading {
        return QueryTemplate.fill(query, new TargetId(new AppId(AppKind.COMPOSE, app), "web"));
    }
}
