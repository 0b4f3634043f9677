-- Runs on H2 (MODE=MySQL), MariaDB and MySQL. Texts compare letter by letter; instants are in UTC.
CREATE TABLE autoscaler (
  id             VARCHAR(64)  NOT NULL,
  app_kind       VARCHAR(16)  NOT NULL,
  app_name       VARCHAR(255) NOT NULL,
  container_type VARCHAR(255) NOT NULL,
  settings       LONGTEXT     NOT NULL,
  desired        INT          NULL,
  memory         LONGTEXT     NOT NULL,
  created_at     DATETIME(6)  NOT NULL,
  updated_at     DATETIME(6)  NOT NULL,
  last_scale_at  DATETIME(6)  NULL,
  version        BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY autoscaler_target (app_kind, app_name, container_type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
