-- Who is told of an app's events. The destination is JSON, as each platform has its own.
CREATE TABLE notifier (
  id              VARCHAR(64)  NOT NULL,
  app_kind        VARCHAR(16)  NOT NULL,
  app_name        VARCHAR(255) NOT NULL,
  name            VARCHAR(255) NOT NULL,
  active          BOOLEAN      NOT NULL,
  all_alerts      BOOLEAN      NOT NULL,
  all_events      BOOLEAN      NOT NULL,
  selected_events LONGTEXT     NOT NULL,
  platform        VARCHAR(32)  NOT NULL,
  destination     LONGTEXT     NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  updated_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY notifier_of_app (app_kind, app_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Messages on their way, written in the transaction of their event. ended_at is NULL until they have arrived or were given
-- up. No foreign key: what is left of a removed notifier is forgotten when it is due, and no event waits for that.
CREATE TABLE delivery (
  sequence_number BIGINT       NOT NULL AUTO_INCREMENT,
  id              VARCHAR(64)  NOT NULL,
  notifier_id     VARCHAR(64)  NOT NULL,
  text            LONGTEXT     NOT NULL,
  event           LONGTEXT     NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  attempts        INTEGER      NOT NULL,
  due_at          DATETIME(6)  NOT NULL,
  error           LONGTEXT     NULL,
  ended_at        DATETIME(6)  NULL,
  PRIMARY KEY (sequence_number),
  UNIQUE KEY delivery_id (id),
  KEY delivery_due (ended_at, due_at, notifier_id),
  KEY delivery_of_notifier (notifier_id, ended_at, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
