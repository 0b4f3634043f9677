-- Apps that were made through the API. What is removed is only marked, and forgotten when its containers are gone.
CREATE TABLE own_app (
  app_name   VARCHAR(64) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  removed    BOOLEAN     NOT NULL DEFAULT FALSE,
  PRIMARY KEY (app_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What the containers of each type are made from, as JSON.
CREATE TABLE own_container_type (
  app_name       VARCHAR(64) NOT NULL,
  container_type VARCHAR(64) NOT NULL,
  template       LONGTEXT    NOT NULL,
  created_at     DATETIME(6) NOT NULL,
  updated_at     DATETIME(6) NOT NULL,
  removed        BOOLEAN     NOT NULL DEFAULT FALSE,
  PRIMARY KEY (app_name, container_type),
  CONSTRAINT own_container_type_of_app FOREIGN KEY (app_name) REFERENCES own_app (app_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
