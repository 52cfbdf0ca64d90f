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
];
