/** The tables, one step a version; a step that was released is never edited. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TEXT NOT NULL,
    body TEXT NOT NULL,
    input TEXT NOT NULL,
    restorations TEXT NOT NULL
  ) STRICT;

  CREATE TABLE run_events (
    run TEXT NOT NULL REFERENCES runs (id),
    sequence INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_by_kind ON audit (kind, sequence);

  CREATE TABLE evidence (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
  CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
  CREATE TRIGGER evidence_is_not_edited BEFORE UPDATE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never edited'); END;
  `,
  `
  CREATE TABLE usage (
    position INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    caller TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    pounds REAL NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX usage_by_day ON usage (day, caller);

  CREATE TABLE usage_groups (
    usage INTEGER NOT NULL REFERENCES usage (position),
    name TEXT NOT NULL,
    PRIMARY KEY (name, usage)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    revoked_at TEXT,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sessions (
    id_digest TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    provider_session TEXT,
    expires_at TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_subject ON sessions (subject);
  `,
  `
  ALTER TABLE runs ADD COLUMN tool TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.tool') END) VIRTUAL;
  ALTER TABLE runs ADD COLUMN configuration TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.configuration') END) VIRTUAL;
  ALTER TABLE runs ADD COLUMN erased_at TEXT;
  CREATE INDEX runs_by_time ON runs (created_at, id);
  CREATE INDEX runs_by_owner ON runs (owner, created_at, id);
  CREATE INDEX runs_by_tool ON runs (tool, created_at, id);
  CREATE INDEX runs_by_configuration ON runs (configuration, created_at, id);

  CREATE TABLE unscrubbed (run TEXT PRIMARY KEY) STRICT;

  CREATE TRIGGER erased_runs_stay_erased BEFORE UPDATE ON runs WHEN OLD.erased_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the content of this run was erased'); END;
  CREATE TRIGGER erased_runs_take_no_event BEFORE INSERT ON run_events
    WHEN (SELECT erased_at FROM runs WHERE id = NEW.run) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the content of this run was erased'); END;
  `,
  `
  CREATE INDEX runs_under_way ON runs (created_at, id) WHERE status = 'running';
  `,
  `
  CREATE TABLE sign_ins (
    person TEXT PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE key_refusals (
    key TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (key, reason)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE runs ADD COLUMN case_digest TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN json_extract(body, '$.case') END) VIRTUAL;
  CREATE INDEX runs_by_case ON runs (case_digest, created_at, id) WHERE case_digest IS NOT NULL;
  `,
  `
  CREATE TABLE feedback (
    run TEXT PRIMARY KEY REFERENCES runs (id),
    tool TEXT NOT NULL,
    engine TEXT NOT NULL,
    configuration TEXT NOT NULL,
    owner TEXT NOT NULL,
    at TEXT NOT NULL,
    useful INTEGER NOT NULL,
    reason TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX feedback_by_time ON feedback (at);

  CREATE TRIGGER erased_runs_take_no_feedback BEFORE INSERT ON feedback
    WHEN (SELECT erased_at FROM runs WHERE id = NEW.run) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the content of this run was erased'); END;
  `,
];
