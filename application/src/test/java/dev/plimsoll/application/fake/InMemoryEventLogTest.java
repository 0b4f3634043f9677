package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.EventLogContract;
import dev.plimsoll.application.port.EventLog;

final class InMemoryEventLogTest extends EventLogContract {
    private final EventLog log = new InMemoryEventLog();

    @Override
    protected EventLog log() {
        return log;
    }
}
