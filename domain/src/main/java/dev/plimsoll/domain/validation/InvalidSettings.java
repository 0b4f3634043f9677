package dev.plimsoll.domain.validation;

import java.util.List;
import java.util.stream.Collectors;

/// Thrown on construction of settings that cannot work; carries every problem that was found, not only the first.
public final class InvalidSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param problems at least one
    public InvalidSettings(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.path() + " " + problem.message())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
