package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.OutboxContract;
import dev.plimsoll.application.port.Outbox;

final class InMemoryOutboxTest extends OutboxContract {
    private final Outbox outbox = new InMemoryOutbox();

    @Override
    protected Outbox outbox() {
        return outbox;
    }
}
