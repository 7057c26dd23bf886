import type { PeopleReadCount, PeopleRefusalCount, PeopleWriteCount } from '@ponte/contracts';
import type { RunState } from './run-states.rules';

export type RunMode = 'full' | 'incremental' | 'write';
export type Entity = PeopleReadCount['entity'];

/** What an operator is asked about: records of one kind of which too many were not found. */
export interface AskedEntity {
  readonly entity: Entity;
  /** Known before and present. */
  readonly known: number;
  readonly missing: number;
  /** Up to how many would have been marked without asking. */
  readonly allowed: number;
}

/** What the reading noticed of the people as a whole. */
export interface PeopleOddities {
  /** Employees whose person Datasul did not list. */
  readonly withoutPerson: number;
  /** Persons without any employee. */
  readonly withoutBonds: number;
  /** Persons with more bonds than an event names (`PERSON_BONDS`). */
  readonly tooManyBonds: number;
}

/** What an operator decided about a run under way. */
export interface RunDecision {
  readonly to: RunState;
  readonly actor: string;
  readonly why: string | null;
  readonly at: string;
}

/** Numbers of a run, each part written by who counts it. */
export interface RunCounts {
  /** By the reading, at its end. */
  readonly read?: readonly PeopleReadCount[];
  readonly people?: PeopleOddities;
  /** By whoever moved the run for an operator. */
  readonly decisions?: readonly RunDecision[];
  /** By the writing, before the run ends. */
  readonly written?: readonly PeopleWriteCount[];
  readonly refusals?: readonly PeopleRefusalCount[];
}

/** A run as it stands in the database. */
export interface PeopleRun {
  readonly id: string;
  readonly profile: string;
  readonly environment: string;
  readonly mode: RunMode;
  readonly preview: boolean;
  readonly state: RunState;
  readonly cause: 'schedule' | 'operator';
  /** `YYYY-MM-DD HH:MM` in São Paulo, of a scheduled run. */
  readonly slot: string | null;
  readonly actor: string | null;
  readonly why: string | null;
  /** Whether it may write though there were two today. */
  readonly override: boolean;
  readonly reason: string | null;
  readonly pass: number;
  readonly wave: number;
  readonly startedAt: Date;
  readonly readingEndedAt: Date | null;
  readonly writeBeganAt: Date | null;
  readonly endedAt: Date | null;
  readonly counts: RunCounts;
  readonly asked: readonly AskedEntity[] | null;
}
