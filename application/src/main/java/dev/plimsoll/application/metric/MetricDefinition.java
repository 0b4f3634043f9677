package dev.plimsoll.application.metric;

import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.metric.MetricName;
import dev.plimsoll.domain.validation.Problems;
import java.util.regex.Pattern;

/// A metric that was declared for an app: only a metric that somebody declared, or that a source knows by itself, may
/// be named in an autoscaler, so that a typing error is refused.
///
/// Example: `queue_depth` of `shop` in `jobs`, the messages that are ready in the RabbitMQ queue `orders`.
///
/// @param name a letter, then up to 63 letters, digits, `_` or `:`
/// @param unit as people write it after a figure, up to 16 characters; may be empty
/// @param origin where its values come from
public record MetricDefinition(AppId app, MetricName name, String unit, Origin origin) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_:]{0,63}");
    private static final int LONGEST_UNIT = 16;

    public MetricDefinition {
        new Problems()
                .check(
                        NAME.matcher(name.value()).matches(),
                        "name",
                        "must be a letter, then up to 63 letters, digits, _ or :")
                .check(unit.length() <= LONGEST_UNIT, "unit", "must have at most " + LONGEST_UNIT + " characters")
                .refuse();
    }
}
