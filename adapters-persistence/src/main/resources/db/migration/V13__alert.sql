-- The alerts of people; those of autoscalers are made from them. Where an alert stands is kept of both, while it is not quiet.
CREATE TABLE alert (
  id             VARCHAR(64)  NOT NULL,
  app_kind       VARCHAR(16)  NOT NULL,
  app_name       VARCHAR(255) NOT NULL,
  container_type VARCHAR(255) NOT NULL,
  settings       LONGTEXT     NOT NULL,
  created_at     DATETIME(6)  NOT NULL,
  updated_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE alert_state (
  alert_id     VARCHAR(64) NOT NULL,
  beyond_since DATETIME(6) NOT NULL,
  told_at      DATETIME(6) NULL,
  PRIMARY KEY (alert_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
