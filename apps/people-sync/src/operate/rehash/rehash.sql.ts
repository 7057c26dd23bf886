const followed = (column: string): string => `(
  SELECT coalesce(jsonb_agg(CASE WHEN n.need->>'entity' = 'person' AND $2::jsonb ? (n.need->>'key')
    THEN jsonb_set(n.need, '{key}', $2::jsonb->(n.need->>'key')) ELSE n.need END ORDER BY n.place), '[]')
  FROM jsonb_array_elements(${column}) WITH ORDINALITY AS n(need, place))`;

/** Statements of a rehash; $2 of the last three: `{ old key: new key }`. */
export const REHASH_SQL = {
  STANDING: 'key, person, cpf, digest, sealed, present, version, told_version',

  PROFILES: `
  SELECT min(profile) AS profile FROM (
    SELECT min(profile) AS profile FROM people_record WHERE profile > $1
    UNION ALL SELECT min(profile) FROM feedz_record WHERE profile > $1) p
  HAVING min(profile) IS NOT NULL`,

  RENEW: `
  UPDATE people_record r SET key = n.key, person = n.person, cpf = n.cpf, digest = n.digest, sealed = n.sealed,
    version = n.version
  FROM jsonb_to_recordset($3::jsonb)
    AS n("from" text, key text, person text, cpf text, digest text, sealed text, version int)
  WHERE r.profile = $1 AND r.entity = $2 AND r.key = n."from"`,

  RENEW_FEEDZ: `
  UPDATE feedz_record r SET key = n.key, wanted = n.wanted, wanted_hash = n.wanted_hash, accepted = n.accepted,
    accepted_hash = n.accepted_hash, doubted = n.doubted, email_hash = n.email_hash,
    accepted_email_hash = n.accepted_email_hash, doubted_email_hash = n.doubted_email_hash, message = n.message,
    told = n.told
  FROM json_to_recordset($1::json) AS n(profile text, entity text, "from" text, key text, wanted text, wanted_hash text,
    accepted text, accepted_hash text, doubted text, email_hash text, accepted_email_hash text, doubted_email_hash text,
    message text, told text)
  WHERE r.profile = n.profile AND r.entity = n.entity AND r.key = n."from"`,

  /** $3: the new keys. What a binding needs is its own person and its leader; of all others nothing is unfolded. */
  REFERENCES: `
  UPDATE feedz_record r SET needs = ${followed('r.needs')}, held_for = ${followed('r.held_for')},
    manager = coalesce($2::jsonb->>r.manager, r.manager),
    accepted_manager = coalesce($2::jsonb->>r.accepted_manager, r.accepted_manager)
  WHERE r.profile = $1 AND r.entity IN ('person','bind') AND (
    r.key = ANY ($3::text[]) OR $2::jsonb ? r.manager::text OR $2::jsonb ? r.accepted_manager::text
    OR (r.held_for <> '[]' AND EXISTS (
      SELECT FROM jsonb_array_elements(r.held_for) AS n(need) WHERE $2::jsonb ? (n.need->>'key'))))`,

  PREVIEWS: `
  UPDATE people_preview p SET key = coalesce($2::jsonb->>p.key, p.key), held_for = ${followed('p.held_for')}
  FROM people_run r WHERE r.id = p.run AND r.profile = $1 AND p.entity IN ('person','bind') AND (p.key = ANY ($3::text[])
    OR (p.held_for <> '[]' AND EXISTS (
      SELECT FROM jsonb_array_elements(p.held_for) AS n(need) WHERE $2::jsonb ? (n.need->>'key'))))`,

  LOT_ITEMS: `
  UPDATE feedz_lot_item i SET key = $2::jsonb->>i.key FROM feedz_lot l
  WHERE i.key = ANY ($3::text[]) AND l.id = i.lot AND l.profile = $1 AND l.entity IN ('person','bind')`,

  FAULTS: `
  UPDATE people_read_fault f SET key = $2::jsonb->>f.key FROM people_run r
  WHERE r.profile = $1 AND f.run = r.id AND f.endpoint IN ('persons','employees') AND $2::jsonb ? f.key`,
};
