-- What people asked of containers: one row an operation, its parts as JSON. No foreign keys: apps are not ours.
CREATE TABLE operation (
  id          VARCHAR(64)  NOT NULL,
  app_kind    VARCHAR(16)  NOT NULL,
  app_name    VARCHAR(255) NOT NULL,
  kind        VARCHAR(16)  NOT NULL,
  parts       LONGTEXT     NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  finished_at DATETIME(6)  NULL,
  PRIMARY KEY (id),
  KEY operation_end (finished_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
