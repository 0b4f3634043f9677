package dev.plimsoll.bootstrap.wiring;

import dev.plimsoll.adapters.metrics.proxy.ProxyMetrics;
import dev.plimsoll.adapters.metrics.proxy.log.ProxyLog;
import dev.plimsoll.adapters.metrics.proxy.stats.ProxyStats;
import dev.plimsoll.application.port.ContainerAddresses;
import dev.plimsoll.bootstrap.config.LogAddress;
import dev.plimsoll.bootstrap.config.ProxySettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/// The metrics of proxies as a bean: there is none when neither their log nor their socket is configured.
@Factory
final class Proxies {
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = "plimsoll.proxy")
    ProxyMetrics proxyMetrics(ProxySettings settings, ContainerAddresses addresses) {
        String address = settings.logAddress();
        String socket = settings.haproxySocket();
        ProxyLog log = address == null ? null : ProxyLog.listeningAt(LogAddress.parse(address));
        ProxyStats stats = socket == null ? null : ProxyStats.asking(Path.of(socket));
        return new ProxyMetrics(log, stats, addresses);
    }
}
