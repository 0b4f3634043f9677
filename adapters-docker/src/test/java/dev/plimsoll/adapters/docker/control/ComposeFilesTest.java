package dev.plimsoll.adapters.docker.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.control.ComposeFiles.Inline;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.label.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeFilesTest {
    private static final String DEFINED = """
            configs: {page: {content: hello}, other: {environment: OTHER}, empty: {content: ""}, outside: {file: x}}
            secrets: {password: {environment: PASSWORD}}
            """;

    private final ComposeFiles files = new ComposeFiles();

    @TempDir
    private Path folder;

    @Test
    void short_and_long_forms_name_a_path() {
        write("compose.yaml", DEFINED + """
                services:
                  web:
                    configs: [page, {source: other, target: etc/o}, {source: page, target: /www/../p}]
                    secrets: [password, {source: password, target: deep/er}, {source: password, target: /p}]
                """);

        assertThat(paths("compose.yaml"))
                .containsExactly("/page", "/etc/o", "/p", "/run/secrets/password", "/run/secrets/deep/er", "/p");
    }

    @Test
    void files_from_outside_and_empty_ones_are_none_of_composes_writing() {
        write("compose.yaml", DEFINED + "services: {web: {configs: [outside, empty]}}\n");

        assertThat(paths("compose.yaml")).isEmpty();
    }

    @Test
    void a_later_file_adds_and_replaces_by_target() {
        write("a.yaml", "services: {web: {configs: [{source: page, target: /a}, {source: page, target: /b}]}}");
        write("b.yaml", DEFINED + "services: {web: {configs: [{source: outside, target: /a}, other]}}\n");

        assertThat(paths("a.yaml,b.yaml")).containsExactly("/b", "/other");
    }

    @Test
    void reset_takes_away_and_override_replaces() {
        write("a.yaml", DEFINED + "services: {web: {configs: [page], secrets: [password]}}\n");
        write("b.yaml", "services: {web: {configs: !override [other], secrets: !reset []}}");

        assertThat(paths("a.yaml,b.yaml")).containsExactly("/other");
    }

    @Test
    void a_tag_that_nobody_knows_changes_nothing() {
        write("compose.yaml", DEFINED + "services: {web: !strange {configs: !strange [!strange page]}}\n");

        assertThat(paths("compose.yaml")).containsExactly("/page");
    }

    @Test
    void many_aliases_are_nothing_unusual() {
        write(
                "compose.yaml",
                DEFINED + "x-all: &all {a: b}\nservices: {web: {configs: [page]}}\nnetworks:\n  n: {labels: ["
                        + "*all, ".repeat(200) + "]}\n");

        assertThat(paths("compose.yaml")).containsExactly("/page");
    }

    @Test
    void includes_are_followed_relative_to_the_project() {
        write("compose.yaml", "include: [one/one.yaml, {path: [two/two.yaml, two/more.yaml]}]\n");
        write("one/one.yaml", "include: [{path: ../three.yaml}]\nservices: {web: {configs: [page]}}\n");
        write("two/two.yaml", DEFINED);
        write("two/more.yaml", "services: {web: {secrets: [password]}}");
        write("three.yaml", "services: {web: {configs: [other]}}");

        assertThat(paths("compose.yaml")).containsExactlyInAnyOrder("/page", "/other", "/run/secrets/password");
    }

    @Test
    void what_an_include_includes_stands_relative_to_its_project_directory() {
        write("compose.yaml", "include: [{path: one/one.yaml, project_directory: two}]\n");
        write("one/one.yaml", "include: [inner.yaml]\n");
        write("two/inner.yaml", DEFINED + "services: {web: {configs: [page]}}\n");

        assertThat(paths("compose.yaml")).containsExactly("/page");
    }

    @Test
    void a_service_has_what_it_extends() {
        write("compose.yaml", DEFINED + """
                services:
                  base: {configs: [page]}
                  middle: {extends: base}
                  web: {extends: {file: sub/common.yaml, service: common}, configs: [{source: page, target: /own}]}
                """);
        write("sub/common.yaml", "services: {common: {extends: {file: deep/deep.yaml, service: deep}}}");
        write("sub/deep/deep.yaml", "services: {deep: {extends: near, configs: [other]}, near: {secrets: [password]}}");

        assertThat(paths("compose.yaml")).containsExactly("/other", "/own", "/run/secrets/password");
        assertThat(paths("compose.yaml", "middle")).containsExactly("/page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services: {other: {}}                                        | no service web",
                "services: [                                                  | not understood",
                "services: {web: {configs: [nowhere]}}                        | nowhere",
                "services: {web: {configs: [{source: '${X}', target: /x}]}}   | ${X}",
                "include: [absent.yaml]                                       | absent.yaml cannot be read",
                "include: ['${WHERE}/x.yaml']                                 | by a variable",
                "include: [compose.yaml]                                      | circle",
                "services: {web: {extends: web}}                              | extends web",
                "services: {web: {extends: {file: '$X', service: base}}}      | by a variable",
                "services: {web: {extends: nobody}}                           | extends nobody",
            })
    void what_cannot_be_known_is_unknown(String yaml, String why) {
        write("compose.yaml", yaml);

        assertThat(inline("compose.yaml", "web"))
                .isInstanceOfSatisfying(
                        Inline.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains(why));
    }

    @ParameterizedTest
    @CsvSource({"absent.yaml, cannot be read", "-, cannot be read", "., cannot be read", "'', name no Compose files"})
    void files_that_are_not_here_are_unknown(String label, String why) {
        assertThat(inline(label, "web"))
                .isInstanceOfSatisfying(
                        Inline.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains(why));
    }

    @Test
    void a_file_is_read_again_when_it_has_changed() throws IOException {
        write("compose.yaml", DEFINED + "services: {web: {configs: [page]}}\n");
        assertThat(paths("compose.yaml")).containsExactly("/page");

        write("compose.yaml", DEFINED + "services: {web: {configs: [other]}}\n");
        Path file = folder.resolve("compose.yaml");
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 1000));

        assertThat(paths("compose.yaml")).containsExactly("/other");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b,              /a/b,                true",
        "/a/b,              /a/bc,               false",
        "/a/${X}.conf,      /a/b.conf,           true",
        "/a/${X:-${Y}}.d,   /a/b.d,              true",
        "/a/$X,             /b/c,                false",
        "$X/c,              /anywhere/c,         true",
        "${X},              /run/secrets/x,      true",
        "pre-$X,            /run/secrets/pre-x,  true",
        "pre-$X,            /pre-x,              false",
        "/a/$$X,            /a/$X,               true",
        "/a/$$X,            /a/bX,               false",
    })
    void a_variable_can_stand_for_anything(String target, String path, boolean matches) {
        assertThat(new InlineTarget("/run/secrets/", target).matches(path)).isEqualTo(matches);
    }

    private List<String> paths(String label) {
        return paths(label, "web");
    }

    private List<String> paths(String label, String service) {
        return switch (inline(label, service)) {
            case Inline.Known(List<InlineTarget> targets) ->
                targets.stream().map(InlineTarget::path).toList();
            case Inline.Unknown(String why) -> throw new AssertionError(why);
        };
    }

    private Inline inline(String label, String service) {
        var inspected = Json.object();
        inspected
                .putObject("Config")
                .putObject("Labels")
                .put(Labels.SERVICE, service)
                .put(Labels.WORKING_DIR, folder.toString())
                .put(Labels.CONFIG_FILES, label);
        return files.inline(new Sibling(inspected));
    }

    private void write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
