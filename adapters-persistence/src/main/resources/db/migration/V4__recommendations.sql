-- What each policy answered, beside what was changed then. Null in rows of older versions, whose reasons hold both.
ALTER TABLE scaling_event ADD COLUMN recommendations LONGTEXT NULL;
