package dev.plimsoll.bootstrap;

import dev.plimsoll.bootstrap.config.Options;
import dev.plimsoll.domain.validation.InvalidSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.util.Map;

/// The service. It takes no arguments: every option comes by its environment variable, as the launcher sets them.
public final class Plimsoll {
    private static final int WRONG_USAGE = 2;

    private Plimsoll() {}

    public static void main(String[] args) {
        try {
            var _ = start(System.getenv());
        } catch (InvalidSettings wrong) {
            System.err.println("plimsoll: " + wrong.getMessage());
            System.exit(WRONG_USAGE);
        }
    }

    /// Starts the service with these environment variables; it serves until the answer is closed.
    ///
    /// @throws InvalidSettings when an option cannot be used
    public static ApplicationContext start(Map<String, String> environment) {
        return Micronaut.build(new String[0])
                .banner(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .properties(Options.of(environment).properties())
                .mainClass(Plimsoll.class)
                .start();
    }
}
