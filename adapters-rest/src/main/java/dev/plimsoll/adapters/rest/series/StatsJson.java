package dev.plimsoll.adapters.rest.series;

import dev.plimsoll.application.usecase.ReadStats.Stats;
import dev.plimsoll.application.usecase.ReadStats.Use;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/// What one container uses, in whole numbers: clients fail on a fraction. CPU in percent of its limit, the rest in
/// bytes.
@Serdeable(naming = SnakeCaseStrategy.class)
record StatsJson(
        String id,
        long cpuUsage,
        long memoryUsage,
        long memoryLimit,
        long highestMemoryUsage,
        long swapUsage,
        long swapLimit,
        long highestSwapUsage) {
    /// As answers hold several.
    @Serdeable
    record Many(List<StatsJson> stats) {}

    private static final int PERCENT = 100;

    static StatsJson of(Stats stats) {
        Use memory = stats.memory();
        Use swap = stats.swap();
        return new StatsJson(
                stats.containerType() + "-" + stats.number(),
                Math.round(stats.cpu() * PERCENT),
                Math.round(memory.used()),
                Math.round(memory.limit()),
                Math.round(memory.highest()),
                Math.round(swap.used()),
                Math.round(swap.limit()),
                Math.round(swap.highest()));
    }
}
