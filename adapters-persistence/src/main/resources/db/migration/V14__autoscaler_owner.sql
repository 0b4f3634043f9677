-- Who may change an autoscaler: whoever uses the API, or the labels of its service.
ALTER TABLE autoscaler ADD COLUMN owner VARCHAR(16) NOT NULL DEFAULT 'API';
