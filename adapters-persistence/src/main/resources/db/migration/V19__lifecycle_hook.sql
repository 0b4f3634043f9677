-- What is to be done when containers start and before they stop. The definition is the tree that the API shows, with its secret.
CREATE TABLE lifecycle_hook (
  app_kind       VARCHAR(16)  NOT NULL,
  app_name       VARCHAR(255) NOT NULL,
  container_type VARCHAR(255) NOT NULL,
  name           VARCHAR(64)  NOT NULL,
  definition     LONGTEXT     NOT NULL,
  created_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (app_kind, app_name, container_type, name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One run of one hook for one start of one container; result is NULL while it is open. Those of containers that are gone are
-- forgotten. No foreign keys: containers are not kept here, and hooks may be those of labels.
CREATE TABLE lifecycle_action (
  id             VARCHAR(64)  NOT NULL,
  app_kind       VARCHAR(16)  NOT NULL,
  app_name       VARCHAR(255) NOT NULL,
  container_type VARCHAR(255) NOT NULL,
  hook           VARCHAR(64)  NOT NULL,
  transition     VARCHAR(16)  NOT NULL,
  container_id   VARCHAR(64)  NOT NULL,
  container_name VARCHAR(255) NOT NULL,
  begun_at       DATETIME(6)  NOT NULL,
  covers         DATETIME(6)  NOT NULL,
  deadline       DATETIME(6)  NOT NULL,
  latest         DATETIME(6)  NOT NULL,
  accepted       BOOLEAN      NOT NULL,
  result         VARCHAR(16)  NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
