package dev.plimsoll.adapters.rest.problem;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// 422 with every problem under its path, in the order in which they were found.
@Singleton
final class InvalidSettingsHandler extends ProblemHandler<InvalidSettings> {
    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, InvalidSettings invalid) {
        if (ProcessErrors.concern(request)) {
            return Answers.of(HttpStatus.BAD_REQUEST, String.valueOf(invalid.getMessage()));
        }
        Map<String, List<String>> errors = invalid.problems().stream()
                .collect(groupingBy(Problem::path, LinkedHashMap::new, mapping(Problem::message, toList())));
        return Answers.of(HttpStatus.UNPROCESSABLE_ENTITY, new ErrorBody.Invalid(errors));
    }
}
