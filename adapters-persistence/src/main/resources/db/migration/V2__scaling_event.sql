-- No foreign key to autoscaler: history outlives it. The sequence number orders events of equal instants.
CREATE TABLE scaling_event (
  sequence_number BIGINT       NOT NULL AUTO_INCREMENT,
  id              VARCHAR(64)  NOT NULL,
  autoscaler_id   VARCHAR(64)  NOT NULL,
  app_kind        VARCHAR(16)  NOT NULL,
  app_name        VARCHAR(255) NOT NULL,
  container_type  VARCHAR(255) NOT NULL,
  decided_at      DATETIME(6)  NOT NULL,
  from_count      INT          NOT NULL,
  to_count        INT          NOT NULL,
  sentence        LONGTEXT     NOT NULL,
  reasons         LONGTEXT     NOT NULL,
  outcome         VARCHAR(16)  NOT NULL,
  outcome_at      DATETIME(6)  NULL,
  outcome_detail  LONGTEXT     NULL,
  PRIMARY KEY (sequence_number),
  UNIQUE KEY scaling_event_id (id),
  KEY scaling_event_of_app (app_kind, app_name, decided_at, sequence_number),
  KEY scaling_event_of_autoscaler (autoscaler_id, decided_at, sequence_number),
  KEY scaling_event_unfinished (autoscaler_id, outcome)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
