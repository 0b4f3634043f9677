-- Events of the service itself belong to no app.
ALTER TABLE app_event MODIFY COLUMN app_kind VARCHAR(16) NULL;
ALTER TABLE app_event MODIFY COLUMN app_name VARCHAR(255) NULL;
