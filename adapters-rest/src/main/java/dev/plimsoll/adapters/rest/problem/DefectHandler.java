package dev.plimsoll.adapters.rest.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// 500 for everything that nobody foresaw: the thread's edge, where a defect is logged, once.
@Singleton
final class DefectHandler extends ProblemHandler<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(DefectHandler.class);

    @Override
    HttpResponse<ErrorBody> answer(HttpRequest<?> request, Throwable defect) {
        LOG.error("{} {} failed", request.getMethodName(), request.getPath(), defect);
        return Answers.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                ProcessErrors.concern(request)
                        ? ProcessErrors.server(FrameworkErrors.INTERNAL)
                        : FrameworkErrors.INTERNAL);
    }
}
