package dev.plimsoll.adapters.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.application.access.Secrets;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Lets nobody guess tokens: who sent too many wrong ones from an address waits, and what comes from there meanwhile is
/// not even looked at.
///
/// Of IPv6 the first 64 bits are the address, as everybody has all that begin so. Behind a proxy many share one, so
/// what was right before goes on: a neighbour's wrong tokens lock out nobody who is in.
@Singleton
final class LoginAttempts {
    /// Beyond that the one that was not seen for longest is forgotten.
    private static final int MOST = 10_000;

    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final TimeMeter time;
    private final Cache<String, Bucket> wrong =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<String, Boolean> right =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Inject
    LoginAttempts(RateSettings settings) {
        this(settings.failedLogins(), TimeMeter.SYSTEM_NANOTIME);
    }

    /// Attempts with a time of their own.
    ///
    /// @param most wrong tokens at once, and then each minute; 0 is no limit
    LoginAttempts(int most, TimeMeter time) {
        this.most = most;
        this.time = time;
    }

    /// Looks whether this secret may be tried from there.
    ///
    /// @throws TooManyRequests when it may not, as too many wrong ones came
    void check(@Nullable InetAddress from, String secret) {
        Bucket left = wrong.getIfPresent(network(from));
        if (left == null || right.getIfPresent(pair(from, secret)) != null) {
            return;
        }
        EstimationProbe probe = left.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw new TooManyRequests(
                    "too many wrong tokens from this address, try again later",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /// Notes a wrong secret. Those that were tried side by side all count, even if more than were left.
    void failed(@Nullable InetAddress from, String secret) {
        right.invalidate(pair(from, secret));
        if (most > 0) {
            var _ = wrong.get(network(from), _ -> bucket()).consumeIgnoringRateLimits(1);
        }
    }

    /// Notes a secret that is right.
    void succeeded(@Nullable InetAddress from, String secret) {
        var _ = right.get(pair(from, secret), _ -> true);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private static String pair(@Nullable InetAddress from, String secret) {
        return Secrets.hash(network(from) + " " + secret);
    }

    private static String network(@Nullable InetAddress address) {
        return switch (address) {
            case null -> "";
            case Inet6Address six -> HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES));
            default -> address.getHostAddress();
        };
    }
}
