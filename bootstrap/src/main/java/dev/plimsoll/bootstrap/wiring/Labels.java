package dev.plimsoll.bootstrap.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plimsoll.application.control.Convergence;
import dev.plimsoll.application.control.LabelNotes;
import dev.plimsoll.application.control.LabelWatch;
import dev.plimsoll.application.control.MetricSources;
import dev.plimsoll.application.port.AppCatalog;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.FleetEvents;
import dev.plimsoll.application.usecase.ChangeAutoscaler;
import dev.plimsoll.application.usecase.FollowLabels;
import dev.plimsoll.application.usecase.RegisterAutoscaler;
import dev.plimsoll.application.usecase.RemoveAutoscaler;
import dev.plimsoll.domain.decision.Behavior;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What follows the labels of services, as beans.
@Factory
final class Labels {
    private static final Logger LOG = LoggerFactory.getLogger(Labels.class);

    /// Events tell of changes at once; this is for what is not told, such as an autoscaler that is out of
    /// the way now.
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    /// Where else the parser's message points to, in words that tell people nothing.
    private static final Pattern PLACES = Pattern.compile(" *\\((?:start marker )?at \\[.*]\\)", Pattern.DOTALL);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Singleton
    LabelNotes labelNotes() {
        return new LabelNotes((target, note) -> LOG.warn("Labels of {} are not followed: {}", target, note));
    }

    @Singleton
    FollowLabels followLabels(
            AppCatalog catalog,
            AutoscalerRepository autoscalers,
            RegisterAutoscaler register,
            ChangeAutoscaler change,
            RemoveAutoscaler remove,
            MetricSources metrics,
            LabelNotes notes,
            Convergence convergence) {
        return new FollowLabels(
                catalog,
                autoscalers,
                register,
                change,
                remove,
                metrics,
                notes,
                convergence,
                Labels::tree,
                Behavior.DEFAULT);
    }

    @Singleton
    LabelWatch labelWatch(
            FleetEvents events, FollowLabels labels, @Named("control-timer") ScheduledExecutorService timer) {
        return new LabelWatch(events, labels::follow, INTERVAL, timer);
    }

    private static Object tree(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    PLACES.matcher(broken.getOriginalMessage()).replaceAll("") + ", at column "
                            + broken.getLocation().getColumnNr(),
                    broken);
        }
    }
}
