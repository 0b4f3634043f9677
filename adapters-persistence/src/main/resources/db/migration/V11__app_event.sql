-- What happened to apps, and who did it. Scalings by autoscalers are in scaling_event too, under the same id; those from
-- before this table are taken over in their order.
CREATE TABLE app_event (
  sequence_number BIGINT       NOT NULL AUTO_INCREMENT,
  id              VARCHAR(64)  NOT NULL,
  app_kind        VARCHAR(16)  NOT NULL,
  app_name        VARCHAR(255) NOT NULL,
  happened_at     DATETIME(6)  NOT NULL,
  type            VARCHAR(32)  NOT NULL,
  actor_id        VARCHAR(64)  NOT NULL,
  actor_name      VARCHAR(255) NOT NULL,
  data            LONGTEXT     NOT NULL,
  PRIMARY KEY (sequence_number),
  UNIQUE KEY app_event_id (id),
  KEY app_event_of_app (app_kind, app_name, happened_at, sequence_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO app_event (id, app_kind, app_name, happened_at, type, actor_id, actor_name, data)
SELECT id, app_kind, app_name, decided_at, 'SCALE', 'us-00000000-0000-0000-0000-000000000000', 'plimsoll-autoscaler', '{}'
FROM scaling_event ORDER BY sequence_number;
