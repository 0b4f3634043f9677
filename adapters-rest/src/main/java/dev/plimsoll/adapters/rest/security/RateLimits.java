package dev.plimsoll.adapters.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.application.access.Token;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How often the bearer of a token may ask, however he presents it. Each process counts by itself.
///
/// A bucket holds `burst` requests and is refilled evenly with `limit` a minute.
@Singleton
final class RateLimits {
    /// Beyond that the one that was not seen for longest is forgotten, and begins with a full bucket.
    private static final int MOST_TOKENS = 10_000;

    private final RateSettings settings;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).build();

    @Inject
    RateLimits(RateSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(RateSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
    }

    /// Counts a request.
    ///
    /// @throws TooManyRequests when it is one too many
    void count(Token token) {
        if (settings.limit() == 0) {
            return;
        }
        ConsumptionProbe probe = buckets.get(token.id(), _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(
                    "too many requests, try again later", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(settings.burst()).refillGreedy(settings.limit(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
