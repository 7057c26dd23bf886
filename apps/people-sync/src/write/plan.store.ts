import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PeopleRun } from '../run/people-run';
import type { FeedzLot } from './feedz-lot';
import type { FeedzEntity, NeededRecord } from './feedz-record';
import { statesBefore } from './rules/record-states.rules';

/** A record whose turn has come. */
export interface Plannable {
  readonly key: string;
  readonly hash: string;
  /** Of what it needs: what Feedz has not accepted. */
  readonly missing: readonly NeededRecord[];
}

/** Statements over many records of a run that is locked. */
@Injectable()
export class PlanStore {
  /** The next records of a kind that are to be sent, by key, with what stands against it. */
  page(
    manager: EntityManager,
    profile: string,
    entity: FeedzEntity,
    { after, limit }: { readonly after: string; readonly limit: number },
  ): Promise<Plannable[]> {
    return manager.query<Plannable[]>(PAGE, [profile, entity, after, limit]);
  }

  /** @throws Error if one of them is not to be sent any more: a bug, because the run is locked */
  async send(
    manager: EntityManager,
    { profile, run }: { readonly profile: string; readonly run: string },
    entity: FeedzEntity,
    records: readonly { readonly key: string; readonly lot: string }[],
  ): Promise<void> {
    if (records.length === 0) return;
    const [, count] = await manager.query<[unknown[], number]>(SEND, [
      ...[profile, entity, run, statesBefore('send', 'sending')],
      ...[records.map(({ key }) => key), records.map(({ lot }) => lot)],
    ]);
    if (count < records.length)
      throw new Error(`${records.length - count} records of a lot are not to be sent any more`);
  }

  /** Whoever is sent without a leader may lose it: the bindings of these persons are to be sent again. */
  async bindAgain(
    manager: EntityManager,
    profile: string,
    persons: readonly string[],
  ): Promise<void> {
    if (persons.length === 0) return;
    await manager.query(
      `UPDATE feedz_record SET again = true, updated_at = now(),
         state = CASE WHEN state = 'accepted' THEN 'to-send' ELSE state END
       WHERE profile = $1 AND entity = 'bind' AND key = ANY ($2::text[]) AND accepted_hash IS NOT NULL`,
      [profile, persons],
    );
  }

  /**
   * Records of a lot that Feedz accepted otherwise since: to be sent again.
   * @returns how many
   */
  async sendAgain(
    manager: EntityManager,
    { id, profile, entity }: Pick<FeedzLot, 'id' | 'profile' | 'entity'>,
    keys: readonly string[],
  ): Promise<number> {
    if (keys.length === 0) return 0;
    const [, count] = await manager.query<[unknown[], number]>(
      `UPDATE feedz_record SET again = true, updated_at = now(),
         state = CASE WHEN state = 'accepted' THEN 'to-send' ELSE state END
       WHERE profile = $1 AND entity = $2 AND key = ANY ($3::text[]) AND lot IS DISTINCT FROM $4
         AND accepted_hash IS NOT NULL`,
      [profile, entity, keys, id],
    );
    return count;
  }

  /** The bindings of all persons that are to be sent. */
  async bindAgainOfSent(manager: EntityManager, profile: string): Promise<void> {
    const persons = await manager.query<{ key: string }[]>(
      `SELECT key FROM feedz_record WHERE profile = $1 AND entity = 'person' AND state = 'to-send'`,
      [profile],
    );
    const keys = persons.map(({ key }) => key);
    await this.bindAgain(manager, profile, keys);
  }

  /** Records of a run's lots that were cancelled: to be sent by the next run. */
  async notSent(
    manager: EntityManager,
    { id, profile }: Pick<PeopleRun, 'id' | 'profile'>,
  ): Promise<void> {
    await manager.query(
      `UPDATE feedz_record r SET state = 'held', by = 'ponte', reason = 'not-sent', updated_at = now()
       FROM feedz_lot l WHERE l.id = r.lot AND l.run = $2 AND l.state = 'cancelled'
         AND r.profile = $1 AND r.state = 'sending'`,
      [profile, id],
    );
  }

  /** Records of a lot that stand in another one from now on. */
  async moveOn(
    manager: EntityManager,
    { profile, entity, id }: Pick<FeedzLot, 'profile' | 'entity' | 'id'>,
    part: string,
    keys: readonly string[],
  ): Promise<void> {
    await manager.query(
      `UPDATE feedz_record SET lot = $5, updated_at = now()
       WHERE profile = $1 AND entity = $2 AND key = ANY ($3::text[]) AND lot = $4 AND state = 'sending'`,
      [profile, entity, keys, id, part],
    );
  }

  /** Records that Feedz says it does not have, though it accepted them: to be sent again. */
  async lost(
    manager: EntityManager,
    profile: string,
    needed: readonly NeededRecord[],
  ): Promise<void> {
    if (needed.length === 0) return;
    await manager.query(LOST, [
      ...[profile, JSON.stringify(needed), statesBefore('release', 'to-send')],
    ]);
  }

  /**
   * What waited for others goes as soon as Feedz accepted those, and what waited for an e-mail as soon as it is free.
   * @returns how many records are to be sent now
   */
  async release(manager: EntityManager, profile: string): Promise<number> {
    await manager.query(RELEASE, [profile]);
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM feedz_record WHERE profile = $1 AND state = 'to-send'`,
      [profile],
    );
    return row?.n ?? 0;
  }
}

// Asked for one by one, by the primary key: a join would read all records of the profile for each one that is looked at, at
// least as long as the table has no statistics (7.3 s for a page of 1,000 among 13,000, instead of 20 ms).
const MISSING = (record: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('entity', n.entity, 'key', n.key) ORDER BY n.place), '[]')
  FROM ROWS FROM (jsonb_to_recordset(${record}.needs) AS (entity text, key text)) WITH ORDINALITY AS n (entity, key, place)
  WHERE (SELECT x.accepted_hash FROM feedz_record x
    WHERE x.profile = ${record}.profile AND x.entity = n.entity AND x.key = n.key) IS NULL`;

const PAGE = `
  SELECT r.key, r.wanted_hash AS hash, (${MISSING('r')}) AS missing
  FROM feedz_record r WHERE r.profile = $1 AND r.entity = $2 AND r.state = 'to-send' AND r.key > $3
  ORDER BY r.key LIMIT $4`;

const SEND = `
  UPDATE feedz_record r SET state = 'sending', run = $3, lot = s.lot, updated_at = now(),
    by = NULL, code = NULL, reason = NULL, held_for = '[]', message = NULL
  FROM unnest($5::text[], $6::uuid[]) AS s (key, lot)
  WHERE r.profile = $1 AND r.entity = $2 AND r.key = s.key AND r.state = ANY ($4::text[])`;

// What Feedz refused since is not sent as it was: only what it accepted. With a leader its bindings are gone, too.
const LOST = `
  UPDATE feedz_record r SET accepted_hash = NULL, accepted_email_hash = NULL, accepted_manager = NULL, again = true,
    updated_at = now(),
    state = CASE WHEN r.state = 'accepted' AND r.state = ANY ($3::text[]) AND r.wanted IS NOT NULL
      THEN 'to-send' ELSE r.state END
  FROM (SELECT DISTINCT entity, key FROM jsonb_to_recordset($2::jsonb) AS n (entity text, key text)) n
  WHERE r.profile = $1 AND r.accepted_hash IS NOT NULL
    AND (r.entity = n.entity AND r.key = n.key
      OR r.entity = 'bind' AND n.entity = 'person' AND r.accepted_manager = n.key)`;

// Of several records that are missing one may be there by now: then the rest is told anew, when its turn comes.
const RELEASE = `
  UPDATE feedz_record r SET state = 'to-send', updated_at = now()
  WHERE r.profile = $1 AND r.state = 'held' AND r.wanted IS NOT NULL AND r.held_for <> '[]'
    AND (
      SELECT CASE WHEN r.reason LIKE '%-not-accepted' THEN bool_or(h.free) ELSE bool_and(h.free) END
      FROM (
        SELECT coalesce((
          SELECT CASE WHEN r.reason = 'e-mail-still-taken'
            THEN x.accepted_email_hash IS DISTINCT FROM r.email_hash AND x.doubted_email_hash IS DISTINCT FROM r.email_hash
            ELSE x.accepted_hash IS NOT NULL END
          FROM feedz_record x WHERE x.profile = r.profile AND x.entity = n.entity AND x.key = n.key
        ), r.reason = 'e-mail-still-taken') AS free
        FROM jsonb_to_recordset(r.held_for) AS n (entity text, key text)
      ) h)`;
