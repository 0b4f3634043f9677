-- Metrics that were declared for apps. The definition is the tree that the API shows, origin included.
CREATE TABLE metric_definition (
  app_kind    VARCHAR(16)  NOT NULL,
  app_name    VARCHAR(255) NOT NULL,
  metric_name VARCHAR(64)  NOT NULL,
  definition  LONGTEXT     NOT NULL,
  PRIMARY KEY (app_kind, app_name, metric_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Which app a token may push metrics of; null in tokens for people.
ALTER TABLE access_token ADD COLUMN app_kind VARCHAR(16) NULL;
ALTER TABLE access_token ADD COLUMN app_name VARCHAR(255) NULL;
