-- Settings of the whole service by name. The content is a tree as JSON.
CREATE TABLE setting (
  name    VARCHAR(64) NOT NULL,
  content LONGTEXT    NOT NULL,
  version BIGINT      NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
