package dev.plimsoll.bootstrap.architecture.bad.untested;

import dev.plimsoll.application.port.Transactions;
import java.util.function.Supplier;

public final class UntestedTransactions implements Transactions {
    @Override
    public <T> T inOne(Supplier<T> work) {
        return work.get();
    }
}
