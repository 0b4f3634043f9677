-- What evaluations came to. A decision that is repeated is one row, whose last_at and evaluations go on; the sequence
-- number orders decisions of equal instants.
CREATE TABLE scaling_decision (
  sequence_number BIGINT       NOT NULL AUTO_INCREMENT,
  id              VARCHAR(64)  NOT NULL,
  autoscaler_id   VARCHAR(64)  NOT NULL,
  app_kind        VARCHAR(16)  NOT NULL,
  app_name        VARCHAR(255) NOT NULL,
  container_type  VARCHAR(255) NOT NULL,
  first_at        DATETIME(6)  NOT NULL,
  last_at         DATETIME(6)  NOT NULL,
  evaluations     BIGINT       NOT NULL,
  kind            VARCHAR(16)  NOT NULL,
  from_count      INT          NOT NULL,
  to_count        INT          NOT NULL,
  mode            VARCHAR(16)  NOT NULL,
  sentence        LONGTEXT     NOT NULL,
  recommendations LONGTEXT     NOT NULL,
  reasons         LONGTEXT     NOT NULL,
  PRIMARY KEY (sequence_number),
  UNIQUE KEY scaling_decision_id (id),
  KEY scaling_decision_of_autoscaler (autoscaler_id, first_at, sequence_number),
  KEY scaling_decision_age (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
