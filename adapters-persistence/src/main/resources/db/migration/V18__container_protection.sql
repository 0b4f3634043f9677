-- Containers that a scale-in takes last because somebody said so. No foreign keys: containers are not kept here.
CREATE TABLE container_protection (
  container_id   VARCHAR(64)  NOT NULL,
  app_kind       VARCHAR(16)  NOT NULL,
  app_name       VARCHAR(255) NOT NULL,
  container_type VARCHAR(255) NOT NULL,
  PRIMARY KEY (container_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
