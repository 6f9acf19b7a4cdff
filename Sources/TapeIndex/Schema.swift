internal import GRDB

/// The tables of an index, and how they came to be.
enum Schema {
  /// Marks the file as ours (`PRAGMA application_id`): "tape" in ASCII.
  static let applicationID: Int32 = 0x7461_7065

  /// A migration that shipped is never edited.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: first)
    }
    registerCorrections(in: &migrator)
    migrator.registerMigration("2") { db in
      try db.execute(
        sql: """
          CREATE TABLE redaction (
            id TEXT PRIMARY KEY, number INTEGER NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("targets") { db in
      try db.execute(sql: "ALTER TABLE rundown ADD COLUMN target INTEGER")
    }
    return migrator
  }

  /// Words that somebody wrote down by ear, found again by the transcript's own text.
  private static func registerCorrections(in migrator: inout DatabaseMigrator) {
    migrator.registerMigration("corrections") { db in
      try db.execute(
        sql: """
          CREATE TABLE correction (
            recording BLOB NOT NULL, turn INTEGER NOT NULL, text BLOB NOT NULL, words TEXT NOT NULL, translation TEXT,
            hash BLOB NOT NULL, PRIMARY KEY (recording, turn, text)) WITHOUT ROWID;
          """)
    }
  }

  /// Full text keeps no copy of its columns; `text` and `border` hold folded and stemmed
  /// words, `facet` the speaker and the language. See `Documentation/Decisions/0004`.
  private static let first = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE recording (
      number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, pcm BLOB NOT NULL, path TEXT NOT NULL,
      fileName TEXT NOT NULL, stem TEXT NOT NULL, start INTEGER, startClock TEXT, language TEXT,
      translationLanguage TEXT, warningCount INTEGER NOT NULL,
      turnCount INTEGER NOT NULL, frameCount INTEGER NOT NULL, hertz INTEGER NOT NULL,
      runKey BLOB NOT NULL, runFile TEXT NOT NULL, runHash BLOB NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL);
    CREATE INDEX recordingPCM ON recording (pcm);
    CREATE INDEX recordingPath ON recording (path);
    CREATE INDEX recordingFileName ON recording (fileName);
    CREATE INDEX recordingStem ON recording (stem);
    CREATE TABLE run (file TEXT PRIMARY KEY, recording BLOB NOT NULL, key BLOB NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE channel (
      recording INTEGER NOT NULL REFERENCES recording, number INTEGER NOT NULL, body TEXT NOT NULL,
      hash BLOB NOT NULL, PRIMARY KEY (recording, number)) WITHOUT ROWID;
    CREATE TABLE speaker (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
    CREATE TABLE language (code TEXT NOT NULL, layer INTEGER NOT NULL, PRIMARY KEY (code, layer)) WITHOUT ROWID;
    CREATE TABLE turn (
      row INTEGER PRIMARY KEY, channel INTEGER, speaker INTEGER REFERENCES speaker, text TEXT NOT NULL,
      translation TEXT, language TEXT, notes TEXT, start INTEGER, "end" INTEGER, timing TEXT NOT NULL,
      confidence REAL NOT NULL, words BLOB NOT NULL, remarks TEXT, hash BLOB NOT NULL);
    CREATE VIRTUAL TABLE fulltext USING fts5 (
      text, border, facet, content = '', columnsize = 0, tokenize = 'ascii');
    CREATE TABLE call (
      recording BLOB PRIMARY KEY, callID TEXT, start INTEGER, verification TEXT NOT NULL, parties TEXT NOT NULL,
      folded TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID;
    CREATE INDEX callID ON call (callID);
    CREATE TABLE confirmation (
      recording BLOB NOT NULL, turn INTEGER NOT NULL, text BLOB NOT NULL, start INTEGER NOT NULL,
      "end" INTEGER NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, hash BLOB NOT NULL,
      PRIMARY KEY (recording, turn, text)) WITHOUT ROWID;
    CREATE TABLE clip (
      id TEXT PRIMARY KEY, number INTEGER NOT NULL, recording BLOB NOT NULL, version INTEGER NOT NULL,
      body TEXT NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE rundown (
      name TEXT PRIMARY KEY, title TEXT NOT NULL, version INTEGER NOT NULL, lastItem INTEGER NOT NULL,
      hash BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE rundownItem (
      rundown TEXT NOT NULL, id INTEGER NOT NULL, rank TEXT NOT NULL, clip TEXT, version INTEGER NOT NULL,
      body TEXT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (rundown, id)) WITHOUT ROWID;
    CREATE INDEX rundownItemClip ON rundownItem (clip);
    """
}
