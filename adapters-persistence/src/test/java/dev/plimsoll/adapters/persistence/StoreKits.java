package dev.plimsoll.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.contract.AlertRepositoryContract;
import dev.plimsoll.application.contract.AutoscalerRepositoryContract;
import dev.plimsoll.application.contract.DecisionHistoryContract;
import dev.plimsoll.application.contract.EventLogContract;
import dev.plimsoll.application.contract.LifecycleActionRepositoryContract;
import dev.plimsoll.application.contract.LifecycleHookRepositoryContract;
import dev.plimsoll.application.contract.MetricDefinitionRepositoryContract;
import dev.plimsoll.application.contract.MetricHistoryContract;
import dev.plimsoll.application.contract.MetricSnapshotsContract;
import dev.plimsoll.application.contract.NotifierRepositoryContract;
import dev.plimsoll.application.contract.OperationRepositoryContract;
import dev.plimsoll.application.contract.OutboxContract;
import dev.plimsoll.application.contract.OwnAppRepositoryContract;
import dev.plimsoll.application.contract.ProtectionRepositoryContract;
import dev.plimsoll.application.contract.ScalingHistoryContract;
import dev.plimsoll.application.contract.SettingsRepositoryContract;
import dev.plimsoll.application.contract.TokenRepositoryContract;
import dev.plimsoll.application.contract.TransactionsContract;
import dev.plimsoll.application.port.AlertRepository;
import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.application.port.DecisionHistory;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.LifecycleActionRepository;
import dev.plimsoll.application.port.LifecycleHookRepository;
import dev.plimsoll.application.port.MetricDefinitionRepository;
import dev.plimsoll.application.port.MetricHistory;
import dev.plimsoll.application.port.MetricSnapshots;
import dev.plimsoll.application.port.NotifierRepository;
import dev.plimsoll.application.port.OperationRepository;
import dev.plimsoll.application.port.Outbox;
import dev.plimsoll.application.port.OwnAppRepository;
import dev.plimsoll.application.port.ProtectionRepository;
import dev.plimsoll.application.port.ScalingHistory;
import dev.plimsoll.application.port.SettingsRepository;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.application.port.Transactions;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// All contract kits of stores, over one database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreKits {
    private final Store store;

    StoreKits(Store store) {
        this.store = store;
    }

    @BeforeEach
    void empty() {
        store.empty();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Nested
    final class Autoscalers extends AutoscalerRepositoryContract {
        @Override
        protected AutoscalerRepository repository() {
            return store.autoscalers();
        }
    }

    @Nested
    final class History extends ScalingHistoryContract {
        @Override
        protected ScalingHistory history() {
            return store.history();
        }
    }

    @Nested
    final class Decisions extends DecisionHistoryContract {
        @Override
        protected DecisionHistory history() {
            return store.decisions();
        }
    }

    @Nested
    final class Rollups extends MetricHistoryContract {
        @Override
        protected MetricHistory history() {
            return store.metricHistory();
        }
    }

    @Nested
    final class Snapshots extends MetricSnapshotsContract {
        @Override
        protected MetricSnapshots snapshots() {
            return store.metricSnapshots();
        }
    }

    @Nested
    final class Tokens extends TokenRepositoryContract {
        @Override
        protected TokenRepository repository() {
            return store.tokens();
        }
    }

    @Nested
    final class Definitions extends MetricDefinitionRepositoryContract {
        @Override
        protected MetricDefinitionRepository repository() {
            return store.definitions();
        }
    }

    @Nested
    final class Alerts extends AlertRepositoryContract {
        @Override
        protected AlertRepository repository() {
            return store.alerts();
        }
    }

    @Nested
    final class Events extends EventLogContract {
        @Override
        protected EventLog log() {
            return store.events();
        }
    }

    @Nested
    final class Notifiers extends NotifierRepositoryContract {
        @Override
        protected NotifierRepository repository() {
            return store.notifiers();
        }
    }

    @Nested
    final class Deliveries extends OutboxContract {
        @Override
        protected Outbox outbox() {
            return store.outbox();
        }
    }

    @Nested
    final class Operations extends OperationRepositoryContract {
        @Override
        protected OperationRepository repository() {
            return store.operations();
        }
    }

    @Nested
    final class OwnApps extends OwnAppRepositoryContract {
        @Override
        protected OwnAppRepository repository() {
            return store.ownApps();
        }
    }

    @Nested
    final class ProtectedContainers extends ProtectionRepositoryContract {
        @Override
        protected ProtectionRepository repository() {
            return store.protections();
        }
    }

    @Nested
    final class LifecycleHooks extends LifecycleHookRepositoryContract {
        @Override
        protected LifecycleHookRepository repository() {
            return store.lifecycleHooks();
        }
    }

    @Nested
    final class LifecycleActions extends LifecycleActionRepositoryContract {
        @Override
        protected LifecycleActionRepository repository() {
            return store.lifecycleActions();
        }
    }

    @Nested
    final class ServiceSettings extends SettingsRepositoryContract {
        @Override
        protected SettingsRepository repository() {
            return store.settings();
        }
    }

    @Nested
    final class SeveralCalls extends TransactionsContract {
        @Test
        void what_others_read_before_the_end_is_not_remembered_after_it() {
            Token token = new Token("tk-1", "hash", "ci", Role.VIEWER, Instant.EPOCH, null);
            store.tokens().save(token);

            transactions().inOne(() -> {
                store.tokens().delete("hash");
                assertThat(CompletableFuture.supplyAsync(() -> store.tokens().findByHash("hash"))
                                .orTimeout(10, TimeUnit.SECONDS)
                                .join())
                        .contains(token);
                return token;
            });

            assertThat(store.tokens().findByHash("hash")).isEmpty();
        }

        @Override
        protected Transactions transactions() {
            return store.transactions();
        }

        @Override
        protected AutoscalerRepository autoscalers() {
            return store.autoscalers();
        }

        @Override
        protected ScalingHistory history() {
            return store.history();
        }

        @Override
        protected DecisionHistory decisions() {
            return store.decisions();
        }
    }
}
