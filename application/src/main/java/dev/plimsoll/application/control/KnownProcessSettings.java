package dev.plimsoll.application.control;

import dev.plimsoll.application.codec.ProcessSettingsCodec;
import dev.plimsoll.application.port.PortFailure;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.application.port.SettingsRepository.Setting;
import dev.plimsoll.domain.autoscaler.ProcessSettings;
import dev.plimsoll.domain.policy.Guards;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The settings of the whole process as each evaluation asks for them: read from the repository at most every two
/// seconds, as other processes may change them. While it does not answer, what was known last holds. Thread-safe.
public final class KnownProcessSettings implements Supplier<ProcessSettings> {
    /// Under which they are stored.
    public static final String NAME = "auto_scaling";

    private static final Duration KEEP = Duration.ofSeconds(2);

    private final SettingsRepository repository;
    private final Guards otherwise;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(ProcessSettings settings, long version, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && Duration.between(at, now).compareTo(KEEP) < 0;
        }

        Known until(Instant now) {
            return new Known(settings, version, now);
        }
    }

    /// Settings that have not been read yet.
    ///
    /// @param otherwise the thresholds that nobody has set
    public KnownProcessSettings(SettingsRepository repository, Guards otherwise, Clock clock) {
        this.repository = repository;
        this.otherwise = otherwise;
        this.clock = clock;
    }

    /// As they were a moment ago.
    ///
    /// @throws PortFailure when they were never read, and cannot be now
    @Override
    public ProcessSettings get() {
        Known last = known.get();
        if (last == null) {
            return learn(stored());
        }
        Instant now = clock.instant();
        return last.isFresh(now) ? last.settings() : renewed(last, now);
    }

    /// One asks the repository, and whoever comes meanwhile goes by what is known.
    private ProcessSettings renewed(Known last, Instant now) {
        Known asked = last.until(now);
        if (known.compareAndSet(last, asked)) {
            try {
                Setting stored = stored();
                var _ = known.compareAndSet(asked, new Known(settings(stored), stored.version(), now));
            } catch (PortFailure _) {
                // What is known holds; health says that the database is away.
            }
        }
        Known latest = known.get();
        return latest == null ? last.settings() : latest.settings();
    }

    /// What is stored now.
    ///
    /// @throws PortFailure when it cannot be read
    public Setting stored() {
        return repository.find(NAME).orElseGet(() -> Setting.unset(NAME));
    }

    /// What these stored settings come to.
    ///
    /// @throws PortFailure.StoreUnavailable when they make no sense: nobody must act on a guess
    public ProcessSettings settings(Setting stored) {
        try {
            return ProcessSettingsCodec.read(stored.value(), otherwise);
        } catch (InvalidSettings damaged) {
            throw new PortFailure.StoreUnavailable(
                    "the setting " + stored.name() + " cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    /// Takes over what was just read or stored, unless something newer is known.
    ///
    /// @return what it comes to
    public ProcessSettings learn(Setting stored) {
        Known next = new Known(settings(stored), stored.version(), clock.instant());
        known.accumulateAndGet(next, (old, fresh) -> isNewer(old, fresh) ? old : fresh);
        return next.settings();
    }

    private static boolean isNewer(@Nullable Known old, @Nullable Known fresh) {
        return old != null && fresh != null && old.version() > fresh.version();
    }
}
