import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EmailHolder, EmailQuestion } from '../rules/e-mail-owner.rules';
import type { RecordState } from '../write/rules/record-states.rules';

/** A person who wants an e-mail and does not have it, with what stands against it. */
export interface AskedEmail extends Omit<EmailQuestion, 'isInRing'> {
  readonly key: string;
  /** Whether the person was marked to stand in a ring. */
  readonly isMarked: boolean;
}

/** Of an e-mail: whether two or more want it, and all who have it or may have it. */
interface Contested {
  readonly email: string;
  readonly isWanted: boolean;
  readonly holders: readonly EmailHolder[];
}

/** Reads whose an e-mail may be, a page of persons at a time; no statement grows with how many share one. */
@Injectable()
export class EmailQuestionStore {
  /**
   * The next persons who want an e-mail that they do not have, by key. Nobody else can be in question.
   * @param states of the records that are asked about; by default all
   */
  async page(
    manager: EntityManager,
    profile: string,
    { after, limit, states }: EmailPage,
  ): Promise<AskedEmail[]> {
    const persons = await manager.query<{ key: string; email: string; isMarked: boolean }[]>(
      PERSONS,
      [profile, after, limit, states ?? null, RING],
    );
    const contested = await this.contested(
      manager,
      profile,
      persons.map(({ email }) => email),
    );
    return persons.map(({ key, email, isMarked }) => {
      const { isWanted = false, holders = [] } = contested.get(email) ?? {};
      return { key, isMarked, isWanted, holders };
    });
  }

  /** Marks who stands in a ring, and nobody else, for as long as their records are to be sent. */
  async mark(manager: EntityManager, profile: string, keys: readonly string[]): Promise<void> {
    await manager.query(
      `UPDATE feedz_record SET reason = NULL
       WHERE profile = $1 AND entity = 'person' AND state = 'to-send' AND reason = $2`,
      [profile, RING],
    );
    for (let from = 0; from < keys.length; from += MARKED_AT_ONCE)
      await manager.query(
        `UPDATE feedz_record SET reason = $2
         WHERE profile = $1 AND entity = 'person' AND state = 'to-send' AND key = ANY ($3::text[])`,
        [profile, RING, keys.slice(from, from + MARKED_AT_ONCE)],
      );
  }

  private async contested(
    manager: EntityManager,
    profile: string,
    emails: readonly string[],
  ): Promise<ReadonlyMap<string, Contested>> {
    const unique = [...new Set(emails)];
    if (unique.length === 0) return new Map();
    const rows = await manager.query<Contested[]>(CONTESTED, [profile, unique]);
    return new Map(rows.map((row) => [row.email, row]));
  }
}

/** Which persons are asked about. */
export interface EmailPage {
  /** Behind this key; `''`: from the first. */
  readonly after: string;
  readonly limit: number;
  readonly states?: readonly RecordState[];
}

const RING = 'e-mail-swapped';
const MARKED_AT_ONCE = 1_000;

const PERSONS = `
  SELECT key, email_hash AS email, reason IS NOT DISTINCT FROM $5 AS "isMarked" FROM feedz_record
  WHERE profile = $1 AND entity = 'person' AND key > $2 AND ($4::text[] IS NULL OR state = ANY ($4))
    AND email_hash IS NOT NULL AND email_hash IS DISTINCT FROM accepted_email_hash
    AND email_hash IS DISTINCT FROM doubted_email_hash
  ORDER BY key LIMIT $3`;

// Each e-mail is looked up once by its index, and of those who want it two are enough: a join would depend on statistics, which a
// first load does not have (19 s for 10,000 who share one). Who holds one that others want is no matter. Only persons have
// e-mails; to say so here would make the primary key seem as good an index (8 s instead of 20 ms for 200).
const CONTESTED = `
  SELECT e.email, w.wanting > 1 AS "isWanted", CASE WHEN w.wanting > 1 THEN '[]' ELSE (
    SELECT coalesce(jsonb_agg(jsonb_build_object('key', h.key, 'unbound', h.state = 'none', 'present', coalesce((
      SELECT present FROM people_record p WHERE p.profile = $1 AND p.entity = 'person' AND p.key = h.key), false))), '[]')
    FROM (
      SELECT key, state FROM feedz_record WHERE profile = $1 AND accepted_email_hash = e.email
      UNION SELECT key, state FROM feedz_record WHERE profile = $1 AND doubted_email_hash = e.email) h) END AS holders
  FROM unnest($2::bpchar[]) AS e (email)
  CROSS JOIN LATERAL (
    SELECT count(*) AS wanting FROM (
      SELECT FROM feedz_record WHERE profile = $1 AND email_hash = e.email LIMIT 2) two) w`;
