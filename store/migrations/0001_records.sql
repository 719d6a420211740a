-- Only what SQLite and engines that speak PostgreSQL's protocol both know.

-- Who wrote. Name and mail are all that is personal here; erasing empties them, the role stays.
CREATE TABLE author (
    id BIGINT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    name TEXT,
    mail TEXT,
    created_at BIGINT NOT NULL,
    erased_at BIGINT
);

-- Author 0 is the program itself.
INSERT INTO author (id, role, created_at) VALUES (0, 'system', 0);

-- Every change to every record. Documents never change; only the columns from status on do.
CREATE TABLE revision (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    -- The published revision that this one was made from.
    based_on BIGINT REFERENCES revision (id),
    -- JSON; without one the record is taken out.
    document TEXT,
    reason TEXT NOT NULL,
    author BIGINT NOT NULL REFERENCES author (id),
    -- Milliseconds since 1970, as all times.
    created_at BIGINT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('draft', 'pending', 'published', 'rejected', 'superseded')),
    -- The version of all data that it became public with.
    version BIGINT,
    -- The place of the record among those of its kind: grows with each record that becomes public.
    place BIGINT,
    decided_by BIGINT REFERENCES author (id),
    decided_at BIGINT,
    decision TEXT
);

-- At most one revision of a record is public.
CREATE UNIQUE INDEX revision_public ON revision (kind, record) WHERE status = 'published';
CREATE INDEX revision_version ON revision (version) WHERE status = 'published';
CREATE INDEX revision_waiting ON revision (id) WHERE status = 'pending';
CREATE INDEX revision_history ON revision (kind, record, id);

-- One row: the version of the published data, which readers poll, and the last numbers given out.
-- Every writer changes it first and so waits for the one before. A restore begins a new epoch.
CREATE TABLE version (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    epoch BIGINT NOT NULL,
    number BIGINT NOT NULL,
    revisions BIGINT NOT NULL,
    authors BIGINT NOT NULL
);

INSERT INTO version (one, epoch, number, revisions, authors) VALUES (1, 1, 0, 0, 0);
