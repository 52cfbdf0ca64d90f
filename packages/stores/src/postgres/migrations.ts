/** The tables, one step a version; a step that was released is never edited. Text is compared byte by byte, as in the embedded store. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE documents (
    id TEXT COLLATE "C" PRIMARY KEY,
    collection TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL
  );

  CREATE TABLE runs (
    id TEXT COLLATE "C" PRIMARY KEY,
    owner TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL,
    tool TEXT COLLATE "C" NOT NULL,
    configuration TEXT COLLATE "C" NOT NULL,
    case_digest TEXT COLLATE "C",
    erased_at TEXT,
    taken_up INTEGER,
    worker BIGINT,
    work TEXT,
    body TEXT NOT NULL,
    input TEXT NOT NULL,
    restorations TEXT NOT NULL
  );
  CREATE INDEX runs_by_time ON runs (created_at, id);
  CREATE INDEX runs_by_owner ON runs (owner, created_at, id);
  CREATE INDEX runs_by_tool ON runs (tool, created_at, id);
  CREATE INDEX runs_by_configuration ON runs (configuration, created_at, id);
  CREATE INDEX runs_by_case ON runs (case_digest, created_at, id) WHERE case_digest IS NOT NULL;
  CREATE INDEX runs_under_way ON runs (created_at, id) WHERE status = 'running';

  CREATE TABLE run_events (
    run TEXT COLLATE "C" NOT NULL REFERENCES runs (id),
    sequence INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, sequence)
  );

  CREATE TABLE unscrubbed (run TEXT COLLATE "C" PRIMARY KEY);

  CREATE TABLE audit (
    sequence BIGINT PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    hash TEXT NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX audit_by_kind ON audit (kind, sequence);

  CREATE TABLE evidence (
    position BIGSERIAL PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    body TEXT NOT NULL
  );

  CREATE TABLE usage (
    position BIGSERIAL PRIMARY KEY,
    day TEXT COLLATE "C" NOT NULL,
    caller TEXT COLLATE "C" NOT NULL,
    tokens BIGINT NOT NULL,
    pounds DOUBLE PRECISION NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX usage_by_day ON usage (day, caller);

  CREATE TABLE usage_groups (
    usage BIGINT NOT NULL REFERENCES usage (position),
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name, usage)
  );

  CREATE TABLE api_keys (
    position BIGSERIAL PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    revoked_at TEXT,
    body TEXT NOT NULL
  );

  CREATE TABLE sessions (
    id_digest TEXT COLLATE "C" PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    provider_session TEXT COLLATE "C",
    expires_at TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX sessions_by_subject ON sessions (subject);

  CREATE TABLE sign_ins (
    person TEXT COLLATE "C" PRIMARY KEY,
    body TEXT NOT NULL
  );

  CREATE TABLE key_refusals (
    key TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key, reason)
  );

  CREATE TABLE feedback (
    run TEXT COLLATE "C" PRIMARY KEY REFERENCES runs (id),
    tool TEXT COLLATE "C" NOT NULL,
    engine TEXT COLLATE "C" NOT NULL,
    configuration TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    useful BOOLEAN NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX feedback_by_time ON feedback (at);

  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
  CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM 1 FROM runs WHERE id = NEW.run AND erased_at IS NOT NULL;
      IF FOUND THEN RAISE EXCEPTION 'the content of this run was erased'; END IF;
      RETURN NEW;
    END $$;

  CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('the audit chain is append-only');
  CREATE TRIGGER evidence_is_not_edited BEFORE UPDATE ON evidence
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('evidence is never edited');
  CREATE TRIGGER erased_runs_stay_erased BEFORE UPDATE ON runs
    FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION refuse('the content of this run was erased');
  CREATE TRIGGER erased_runs_take_no_event BEFORE INSERT ON run_events FOR EACH ROW EXECUTE FUNCTION refuse_erased();
  CREATE TRIGGER erased_runs_take_no_feedback BEFORE INSERT OR UPDATE ON feedback
    FOR EACH ROW EXECUTE FUNCTION refuse_erased();
  `,
  `
  CREATE TABLE firsts (
    name TEXT COLLATE "C" PRIMARY KEY,
    value TEXT NOT NULL
  );

  CREATE TABLE shared_files (
    name TEXT COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL UNIQUE,
    body BYTEA NOT NULL
  );

  CREATE TABLE nodes (
    number BIGSERIAL PRIMARY KEY,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    seen_at TIMESTAMPTZ NOT NULL DEFAULT now()
  );
  -- Above the numbers of processes, which stand in records that came from an embedded store.
  ALTER SEQUENCE nodes_number_seq RESTART 10000001;

  CREATE TABLE stops_asked (run TEXT COLLATE "C" PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE);
  `,
  `
  CREATE TABLE uploads (
    upload TEXT COLLATE "C" NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    body BYTEA NOT NULL,
    kept_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (upload, place)
  );
  CREATE INDEX uploads_by_time ON uploads (kept_at);
  `,
  `
  -- Changes of documents are counted one after the other: whoever has seen a number has seen all before it.
  CREATE TABLE document_changes (version BIGINT NOT NULL, known_from BIGINT NOT NULL);
  INSERT INTO document_changes VALUES (0, 0);
  ALTER TABLE documents ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
  CREATE INDEX documents_by_change ON documents (changed);
  CREATE TABLE documents_gone (
    id TEXT COLLATE "C" PRIMARY KEY,
    changed BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL DEFAULT now()
  );

  CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE document_changes SET version = version + 1; RETURN NULL; END $$;
  CREATE FUNCTION mark_change() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE number BIGINT;
    BEGIN
      SELECT version INTO number FROM document_changes;
      IF TG_OP = 'DELETE' THEN
        INSERT INTO documents_gone (id, changed) VALUES (OLD.id, number)
          ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, at = now();
        RETURN OLD;
      END IF;
      DELETE FROM documents_gone WHERE id = NEW.id;
      NEW.changed := number;
      RETURN NEW;
    END $$;
  -- First the count, then the rows: writers that wait for each other in one order never wait in a ring.
  CREATE TRIGGER document_changes_are_counted BEFORE INSERT OR UPDATE OR DELETE ON documents
    FOR EACH STATEMENT EXECUTE FUNCTION count_change();
  CREATE TRIGGER document_changes_are_marked BEFORE INSERT OR UPDATE OR DELETE ON documents
    FOR EACH ROW EXECUTE FUNCTION mark_change();
  `,
  `
  -- The places of pages stand in a table for each space, where the server has pgvector.
  CREATE TABLE spaces (
    number BIGSERIAL PRIMARY KEY,
    analysis TEXT COLLATE "C" NOT NULL,
    model TEXT COLLATE "C" NOT NULL,
    dimension INTEGER NOT NULL,
    is_filled BOOLEAN NOT NULL DEFAULT false,
    used_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    body BYTEA NOT NULL
  );
  CREATE INDEX spaces_by_analysis ON spaces (analysis, number);
  `,
];
