package dev.plimsoll.bootstrap.endtoend;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What the service logs, at the level at which it does so for users, until closed.
final class ServiceLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.plimsoll");
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    private ServiceLog() {}

    static ServiceLog open() {
        ServiceLog log = new ServiceLog();
        log.logger.setLevel(Level.INFO);
        log.logger.addAppender(log);
        log.start();
        return log;
    }

    /// All lines that are more than information.
    List<String> troubles() {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    long count(String line) {
        return events.stream()
                .filter(event -> event.getFormattedMessage().equals(line))
                .count();
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
        stop();
    }
}
