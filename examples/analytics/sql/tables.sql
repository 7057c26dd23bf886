-- What was read, and how far. Nothing sealed is kept: a sealed part leaves only its name behind.

CREATE TABLE IF NOT EXISTS about (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- Environment that the records come from; two would mix their applications and persons.
  prefix text NOT NULL,
  -- Digest of the SQL that the views were made of.
  views text
);

-- Where the next record of a partition is, written in the transaction that keeps the ones before it.
CREATE TABLE IF NOT EXISTS read_position (
  cluster text NOT NULL,
  topic text NOT NULL,
  partition integer NOT NULL,
  next_offset bigint NOT NULL,
  kept bigint NOT NULL DEFAULT 0,
  -- Redeliveries (same ce_id) and older versions of a state.
  repeated bigint NOT NULL DEFAULT 0,
  unreadable bigint NOT NULL DEFAULT 0,
  -- Expired on the topic before they were read: a hole in the figures.
  expired bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (cluster, topic, partition)
);

-- One row per event that happened, however often it was delivered.
CREATE TABLE IF NOT EXISTS event (
  type text NOT NULL,
  id text NOT NULL,
  key text,
  source text,
  happened_at timestamptz NOT NULL,
  value jsonb NOT NULL,
  -- Names of the sealed parts that the record carried.
  sealed text[] NOT NULL,
  topic text NOT NULL,
  partition integer NOT NULL,
  "offset" bigint NOT NULL,
  PRIMARY KEY (type, id)
);
CREATE INDEX IF NOT EXISTS event_by_time ON event (type, happened_at);

-- Compacted topics: the highest version of each key.
CREATE TABLE IF NOT EXISTS state (
  type text NOT NULL,
  key text NOT NULL,
  version bigint NOT NULL,
  happened_at timestamptz NOT NULL,
  value jsonb NOT NULL,
  sealed text[] NOT NULL,
  topic text NOT NULL,
  partition integer NOT NULL,
  "offset" bigint NOT NULL,
  PRIMARY KEY (type, key)
);
