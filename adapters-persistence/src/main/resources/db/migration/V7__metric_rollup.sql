-- What minutes of metrics came to. There is a row for each minute of each metric of each container type, so that it names
-- its series by a number. Minutes are counted since 1970.
CREATE TABLE metric_series (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  app_kind       VARCHAR(16)  NOT NULL,
  app_name       VARCHAR(255) NOT NULL,
  container_type VARCHAR(255) NOT NULL,
  metric         VARCHAR(128) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY metric_series_name (app_kind, app_name, container_type, metric)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE metric_rollup (
  series_id    BIGINT NOT NULL,
  minute_count INT    NOT NULL,
  samples      BIGINT NOT NULL,
  least        DOUBLE NOT NULL,
  mean         DOUBLE NOT NULL,
  most         DOUBLE NOT NULL,
  p95          DOUBLE NOT NULL,
  PRIMARY KEY (series_id, minute_count),
  KEY metric_rollup_age (minute_count),
  CONSTRAINT metric_rollup_of_series FOREIGN KEY (series_id) REFERENCES metric_series (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The samples that policies look back on, one row a target, for the next start.
CREATE TABLE metric_snapshot (
  app_kind       VARCHAR(16)  NOT NULL,
  app_name       VARCHAR(255) NOT NULL,
  container_type VARCHAR(255) NOT NULL,
  taken_at       DATETIME(6)  NOT NULL,
  samples        LONGBLOB     NOT NULL,
  PRIMARY KEY (app_kind, app_name, container_type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
