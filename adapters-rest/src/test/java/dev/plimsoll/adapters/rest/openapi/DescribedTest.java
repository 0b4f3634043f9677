package dev.plimsoll.adapters.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.rest.fixture.Described;
import dev.plimsoll.adapters.rest.fixture.Described.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check of answers bites: each of these differs from the document in one thing.
final class DescribedTest {
    private static final String JSON = "application/json; charset=utf-8";

    private static final Described DOCUMENT = new Described("""
            paths:
              /things/{id}:
                patch:
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: "#/components/schemas/Thing"}
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {$ref: "#/components/schemas/ThingJson"}
                    "204": {description: Gone}
              /things/all:
                patch:
                  responses:
                    "204": {description: Gone}
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    size: {type: integer}
                ThingJson:
                  type: object
                  properties:
                    id: {type: string}
                    at: {type: string, format: date-time}
                    note: {type: string, nullable: true}
                    parts:
                      type: array
                      items: {$ref: "#/components/schemas/Thing"}
                ErrorBody.Message:
                  type: object
                  required: [error]
                  properties:
                    error: {type: string}
                ErrorBody.Missing: {type: object, required: [resource]}
                ErrorBody.Forbidden: {type: object, required: [code]}
            """);

    private static final String FITS = """
            {"id":"1","at":"2026-01-01T12:00:00Z","note":null,"parts":[{"size":3}]}""";

    private static Exchange exchange(String path, String sent, int status, String type, String body) {
        return new Exchange("PATCH", path, sent, status, type, body);
    }

    @Test
    void what_is_as_described_has_no_faults() {
        assertThat(DOCUMENT.faults(exchange("/things/1?x=y", "{\"size\":1}", 200, JSON, FITS)))
                .isEmpty();
        assertThat(DOCUMENT.faults(exchange("/things/1", "", 204, "", ""))).isEmpty();
        assertThat(DOCUMENT.faults(exchange("/none", "", 404, JSON, "{\"error\":\"not found\"}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":"1"      | "id":1
            "id":"1",     | "id":"1","more":2,
            "id":"1",     | ''
            "size":3      | "size":3,"more":2
            "size":3      | "size":"3"
            "note":null,  | ''
            "note":null   | "note":{}
            12:00:00Z     | noon
            """)
    void a_body_that_does_not_fit_is_found(String part, String instead) {
        assertThat(FITS).contains(part);
        assertThat(DOCUMENT.faults(exchange("/things/1", "", 200, JSON, FITS.replace(part, instead))))
                .isNotEmpty();
    }

    @Test
    void a_status_a_type_and_a_body_that_are_not_described_are_found() {
        assertThat(DOCUMENT.faults(exchange("/things/1", "", 201, JSON, FITS))).isNotEmpty();
        assertThat(DOCUMENT.faults(exchange("/things/1", "", 200, "text/html", FITS)))
                .isNotEmpty();
        assertThat(DOCUMENT.faults(exchange("/things/1", "", 204, JSON, FITS))).isNotEmpty();
        assertThat(DOCUMENT.faults(exchange("/things/1", "", 200, JSON, "{"))).isNotEmpty();
    }

    @Test
    void a_body_that_was_taken_but_is_not_described_is_found() {
        assertThat(DOCUMENT.faults(exchange("/things/1", "{\"sise\":1}", 200, JSON, FITS)))
                .isNotEmpty();
    }

    @Test
    void a_route_that_is_not_described_may_only_fail() {
        assertThat(DOCUMENT.faults(exchange("/none", "", 200, JSON, FITS))).isNotEmpty();
    }

    @Test
    void of_two_paths_the_one_with_fewer_variables_is_meant() {
        assertThat(DOCUMENT.faults(exchange("/things/all", "", 200, JSON, FITS)))
                .isNotEmpty();
    }
}
