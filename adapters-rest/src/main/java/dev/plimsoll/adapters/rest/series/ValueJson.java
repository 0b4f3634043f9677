package dev.plimsoll.adapters.rest.series;

import dev.plimsoll.application.usecase.ReadStats.Value;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One minute of a metric; its value is null in a gap.
@Serdeable
record ValueJson(Instant time, @Nullable Double value) {
    static ValueJson of(Value value) {
        return new ValueJson(value.at(), value.value());
    }
}
