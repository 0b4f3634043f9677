package dev.plimsoll.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Files that a command reads. Whatever is wrong with one is told with its path.
final class Inputs {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Inputs() {}

    /// @throws InvalidSettings when there is no such file, or none that is text
    static String text(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw Arguments.wrong(option, "there is no file " + file);
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            throw Arguments.wrong(file.toString(), "must be text in UTF-8");
        } catch (IOException unreadable) {
            throw Arguments.wrong(file.toString(), "cannot be read: " + unreadable.getMessage());
        }
    }

    /// @throws InvalidSettings when there is no such file, or none that is a JSON object
    static Map<String, Object> object(String option, Path file) {
        String text = text(option, file);
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return JSON.convertValue(object, new TypeReference<>() {});
            }
        } catch (JsonProcessingException wrong) {
            throw Arguments.wrong(file.toString(), "is no JSON: " + wrong.getOriginalMessage());
        }
        throw Arguments.wrong(file.toString(), "must be a JSON object");
    }

    /// What is made of a file.
    ///
    /// @throws InvalidSettings with the path of the file before that of each problem
    static <T> T from(Path file, Supplier<T> made) {
        return at(path -> file + ": " + path, made);
    }

    /// What is made of some input.
    ///
    /// @param place where people find what a problem calls by its path
    static <T> T at(UnaryOperator<String> place, Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidSettings wrong) {
            throw new InvalidSettings(wrong.problems().stream()
                    .map(problem -> new Problem(place.apply(problem.path()), problem.message()))
                    .toList());
        }
    }
}
