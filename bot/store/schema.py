"""The schema, as numbered migrations: each runs once, in a transaction of its own; what landed never changes.

`{serial}` stands for the driver's own "number that the database gives, growing"; `{search}` for its own statement that
makes the full-text index `memory_index` over the column `cues` of `memory`. Times are seconds since the epoch.
What the database does not search by is JSON in `body`.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE thread (
            id TEXT PRIMARY KEY,
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            title TEXT NOT NULL,
            head INTEGER NOT NULL,
            owed INTEGER NOT NULL,
            unshown INTEGER NOT NULL,
            touched INTEGER NOT NULL,
            body TEXT
        )""",
        "CREATE INDEX thread_of_workspace ON thread (platform, workspace, touched)",
        "CREATE INDEX thread_owed ON thread (id) WHERE owed = 1",
        "CREATE INDEX thread_unshown ON thread (id) WHERE unshown = 1",
        """CREATE TABLE event (
            id {serial},
            dedupe TEXT NOT NULL UNIQUE,
            thread TEXT NOT NULL REFERENCES thread (id),
            message TEXT NOT NULL,
            body TEXT NOT NULL,
            seq INTEGER,
            outcome TEXT,
            UNIQUE (thread, seq)
        )""",
        "CREATE INDEX event_of_message ON event (thread, message) WHERE message <> ''",
        "CREATE INDEX event_unapplied ON event (thread, id) WHERE seq IS NULL",
        """CREATE TABLE answer (
            thread TEXT NOT NULL REFERENCES thread (id),
            number INTEGER NOT NULL,
            message TEXT,
            shown INTEGER,
            focus TEXT,
            PRIMARY KEY (thread, number)
        )""",
        """CREATE TABLE version (
            thread TEXT NOT NULL,
            answer INTEGER NOT NULL,
            number INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (thread, answer, number),
            FOREIGN KEY (thread, answer) REFERENCES answer (thread, number)
        )""",
        """CREATE TABLE profile (
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (workspace, person)
        )""",
    ),
    (
        "ALTER TABLE event ADD COLUMN untold INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX event_untold ON event (thread, id) WHERE untold > 0",
    ),
    (
        """CREATE TABLE place (
            thread TEXT NOT NULL,
            answer INTEGER NOT NULL,
            part INTEGER NOT NULL,
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            channel TEXT NOT NULL,
            message TEXT NOT NULL,
            version INTEGER,
            PRIMARY KEY (thread, answer, part)
        )""",
        "CREATE INDEX place_of_message ON place (platform, workspace, channel, message)",
        """CREATE TABLE install (
            platform TEXT NOT NULL,
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (platform, name)
        )""",
        "CREATE TABLE installing (state TEXT PRIMARY KEY, until REAL NOT NULL)",
        """CREATE TABLE delivery (
            id {serial},
            platform TEXT NOT NULL,
            lane TEXT NOT NULL,
            body TEXT NOT NULL
        )""",
        "ALTER TABLE event ADD COLUMN person TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX event_of_person ON event (person, id) WHERE person <> ''",
    ),
    (
        """CREATE TABLE heard (
            platform TEXT NOT NULL,
            name TEXT NOT NULL,
            mark INTEGER NOT NULL,
            PRIMARY KEY (platform, name)
        )""",
    ),
    (
        """CREATE TABLE house (
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (platform, workspace)
        )""",
        "CREATE TABLE closed (thread TEXT PRIMARY KEY, person TEXT NOT NULL, at REAL NOT NULL)",
        """CREATE TABLE spent (
            thread TEXT NOT NULL,
            answer INTEGER NOT NULL,
            number INTEGER NOT NULL,
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            at REAL NOT NULL,
            PRIMARY KEY (thread, answer, number)
        )""",
        "CREATE INDEX spent_of_workspace ON spent (platform, workspace, at)",
        """CREATE TABLE turn (
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            at REAL NOT NULL,
            PRIMARY KEY (platform, workspace, person)
        )""",
    ),
    (
        "ALTER TABLE profile RENAME TO profile_before",
        """CREATE TABLE profile (
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (platform, workspace, person)
        )""",
        """INSERT INTO profile (platform, workspace, person, body)
            SELECT coalesce((SELECT platform FROM thread WHERE thread.workspace = profile_before.workspace
            ORDER BY id LIMIT 1), ''), workspace, person, body FROM profile_before""",
        "DROP TABLE profile_before",
        """CREATE TABLE joined (
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            circle TEXT NOT NULL,
            at REAL NOT NULL,
            PRIMARY KEY (platform, workspace, person)
        )""",
        "CREATE INDEX joined_circle ON joined (circle)",
        """CREATE TABLE join_code (
            code TEXT PRIMARY KEY,
            made_by TEXT NOT NULL,
            typed_by TEXT NOT NULL,
            until REAL NOT NULL
        )""",
        """CREATE TABLE memory (
            id {serial},
            name TEXT NOT NULL UNIQUE,
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            shared INTEGER NOT NULL,
            kind TEXT NOT NULL,
            thread TEXT NOT NULL,
            at REAL NOT NULL,
            cues TEXT NOT NULL,
            body TEXT NOT NULL,
            vector BLOB
        )""",
        "CREATE INDEX memory_of_person ON memory (platform, workspace, person, id)",
        "CREATE INDEX memory_shared ON memory (platform, workspace, id) WHERE shared = 1",
        "CREATE INDEX memory_of_thread ON memory (thread)",
        """CREATE TABLE memory_key (
            platform TEXT NOT NULL,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            secret TEXT NOT NULL,
            PRIMARY KEY (platform, workspace, person)
        )""",
        "{search}",
        "CREATE TABLE erased (mark TEXT PRIMARY KEY)",
    ),
    (
        """CREATE TABLE file (
            id TEXT PRIMARY KEY,
            thread TEXT NOT NULL,
            person TEXT NOT NULL,
            name TEXT NOT NULL,
            at REAL NOT NULL,
            content BLOB NOT NULL
        )""",
        "CREATE INDEX file_of_thread ON file (thread)",
    ),
    ("CREATE INDEX file_of_person ON file (person, at)",),
)
