package dev.plimsoll.application.port;

import org.jspecify.annotations.Nullable;

/// A failure of the outside world, translated by an adapter. The message names target and operation.
public abstract sealed class PortFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    private PortFailure(String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.detail = detail;
    }

    /// What failed, in words for an operator.
    public String detail() {
        return detail;
    }

    /// The platform knows nothing under this name; a person must look.
    public static final class TargetUnknown extends PortFailure {
        private static final long serialVersionUID = 1L;

        public TargetUnknown(String detail) {
            super(detail, null);
        }
    }

    /// The engine does not answer, or not in time; the next tick asks again.
    public static final class EngineUnavailable extends PortFailure {
        private static final long serialVersionUID = 1L;

        public EngineUnavailable(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /// The database does not answer; the next tick asks again.
    public static final class StoreUnavailable extends PortFailure {
        private static final long serialVersionUID = 1L;

        public StoreUnavailable(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /// Somebody else stored a change in between: read again, decide again.
    public static final class StoreConflict extends PortFailure {
        private static final long serialVersionUID = 1L;

        public StoreConflict(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /// The load balancer does not answer, or not in time; the next pass asks again.
    public static final class BalancerUnavailable extends PortFailure {
        private static final long serialVersionUID = 1L;

        public BalancerUnavailable(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /// The load balancer is not configured for what is asked of it; a person must look.
    public static final class BalancerRefused extends PortFailure {
        private static final long serialVersionUID = 1L;

        public BalancerRefused(String detail) {
            super(detail, null);
        }
    }
}
