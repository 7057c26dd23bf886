import type { EntityManager } from 'typeorm';
import type { PeopleRun } from '../run/people-run';
import { rowsOf } from './rows-of';
import type { RunListArgs } from './run.args';

/** A run without its numbers, for a list. */
export type ListedRun = Omit<PeopleRun, 'counts' | 'asked'>;

/** Lots of a run by where they belong, and how far they are. */
export interface LotCount {
  readonly pass: number;
  readonly wave: number;
  readonly entity: string;
  readonly lots: number;
  /** Records in them; what went into another lot is counted there. */
  readonly items: number;
  readonly waiting: number;
  readonly underWay: number;
  readonly done: number;
  readonly split: number;
  readonly unknown: number;
  readonly cancelled: number;
  /** Since when Feedz has had the oldest one that it did not answer yet. */
  readonly oldestTakenAt: Date | null;
}

/** How many records of a profile are in which state at Feedz. */
export interface StateCount {
  readonly entity: string;
  readonly toSend: number;
  readonly sending: number;
  readonly accepted: number;
  readonly refused: number;
  readonly held: number;
  readonly unknown: number;
}

/** That somebody asked for the end of a run that writes. */
export interface AskedStop {
  readonly actor: string | null;
  readonly why: string | null;
  readonly askedAt: Date;
}

/** Runs by a filter, the newest first. */
export function listRuns(
  manager: EntityManager,
  { profile, states, after }: RunListArgs,
  limit: number,
): Promise<ListedRun[]> {
  const [at = null, id = null] = after?.split('/') ?? [];
  const args = [profile ?? null, states ?? null, at, id, limit];
  return rowsOf(manager, LIST, args);
}

export function runCursor({ startedAt, id }: Pick<ListedRun, 'startedAt' | 'id'>): string {
  return `${startedAt.toISOString()}/${id}`;
}

export async function newestRun(
  manager: EntityManager,
  profile: string,
): Promise<string | undefined> {
  const [row] = await rowsOf<{ id: string }>(manager, NEWEST, [profile]);
  return row?.id;
}

export function lotCounts(manager: EntityManager, run: string): Promise<LotCount[]> {
  return rowsOf(manager, LOTS, [run]);
}

export function stateCounts(manager: EntityManager, profile: string): Promise<StateCount[]> {
  return rowsOf(manager, STATES, [profile]);
}

export async function askedStop(
  manager: EntityManager,
  run: string,
): Promise<AskedStop | undefined> {
  const sql = `SELECT actor, why, asked_at FROM people_stop WHERE run = $1`;
  return (await rowsOf<AskedStop>(manager, sql, [run]))[0];
}

// A cursor has milliseconds, as dates in JavaScript have; so has the order.
const LIST = `
  SELECT id, profile, environment, mode, preview, state, cause, slot, actor, why, override, reason, pass, wave,
    started_at, reading_ended_at, write_began_at, ended_at
  FROM people_run
  WHERE ($1::text IS NULL OR profile = $1) AND ($2::text[] IS NULL OR state = ANY ($2))
    AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', started_at), id) < ($3, $4::uuid))
  ORDER BY date_trunc('milliseconds', started_at) DESC, id DESC LIMIT $5`;

const NEWEST = `SELECT id FROM people_run WHERE profile = $1 ORDER BY started_at DESC, id DESC LIMIT 1`;

const LOTS = `
  SELECT pass, wave, entity, count(*)::int AS lots, sum(items)::int AS items,
    count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
    count(*) FILTER (WHERE state IN ('queued', 'posting', 'sent'))::int AS under_way,
    count(*) FILTER (WHERE state = 'done')::int AS done, count(*) FILTER (WHERE state = 'split')::int AS split,
    count(*) FILTER (WHERE state = 'unknown')::int AS unknown,
    count(*) FILTER (WHERE state = 'cancelled')::int AS cancelled,
    min(taken_at) FILTER (WHERE state = 'sent') AS oldest_taken_at
  FROM feedz_lot WHERE run = $1 GROUP BY pass, wave, entity ORDER BY pass, wave, min(position)`;

const STATES = `
  SELECT entity, count(*) FILTER (WHERE state = 'to-send')::int AS to_send,
    count(*) FILTER (WHERE state = 'sending')::int AS sending,
    count(*) FILTER (WHERE state = 'accepted')::int AS accepted,
    count(*) FILTER (WHERE state = 'refused')::int AS refused, count(*) FILTER (WHERE state = 'held')::int AS held,
    count(*) FILTER (WHERE state = 'unknown')::int AS unknown
  FROM feedz_record WHERE profile = $1 AND state <> 'none' GROUP BY entity
  ORDER BY array_position(ARRAY['unit', 'department', 'job', 'person', 'bind'], entity)`;
