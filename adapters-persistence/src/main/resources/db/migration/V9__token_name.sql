-- Tokens get an id and a name that may be shown. New ids are random; these were never shown to anybody.
ALTER TABLE access_token ADD COLUMN id VARCHAR(32) NOT NULL DEFAULT '';
ALTER TABLE access_token ADD COLUMN name VARCHAR(100) NOT NULL DEFAULT 'plimsoll';
UPDATE access_token SET id = CONCAT('tk-', SUBSTRING(hash, 1, 24));
UPDATE access_token SET name = CONCAT('metrics of ', SUBSTRING(app_name, 1, 80)) WHERE app_name IS NOT NULL;

-- What tokens were exchanged for: secrets that end by themselves, and with their token.
CREATE TABLE access_session (
  hash       VARCHAR(64) NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (hash),
  KEY access_session_age (expires_at),
  CONSTRAINT access_session_of_token FOREIGN KEY (token_hash) REFERENCES access_token (hash) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
