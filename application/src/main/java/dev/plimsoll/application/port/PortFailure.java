package dev.plimsoll.application.port;

import org.jspecify.annotations.Nullable;

/// A failure of the outside world, translated by an adapter. The message names target and operation.
public abstract sealed class PortFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The platform knows nothing under this name; a person must look.
    public static final class TargetUnknown extends PortFailure {
        private static final long serialVersionUID = 1L;

        public TargetUnknown(String message) {
            super(message, null);
        }
    }

    /// The engine does not answer, or not in time; the next tick asks again.
    public static final class EngineUnavailable extends PortFailure {
        private static final long serialVersionUID = 1L;

        public EngineUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The database does not answer; the next tick asks again.
    public static final class StoreUnavailable extends PortFailure {
        private static final long serialVersionUID = 1L;

        public StoreUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// Somebody else stored a change in between: read again, decide again.
    public static final class StoreConflict extends PortFailure {
        private static final long serialVersionUID = 1L;

        public StoreConflict(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
