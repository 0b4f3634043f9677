package dev.plimsoll.bootstrap.schedule;

import dev.plimsoll.application.access.AccessListener;
import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.domain.validation.Choice;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs who changed what others may do.
@Singleton
final class AccessLog implements AccessListener {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    @Override
    public void changed(Actor by, Change change, Token token) {
        LOG.info(
                "{} ({}) {} token {} \"{}\" with role {}",
                by.name(),
                by.id(),
                Choice.name(change),
                token.id(),
                token.name(),
                Choice.name(token.role()));
    }
}
