import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EndpointName, ENDPOINTS } from '../config/datasul.config';
import type { ProfileConfig } from '../config/profile.config';
import { listDefinition } from './list-definition';

/** How far a list of a run was read. */
export interface ListRead {
  readonly run: string;
  readonly endpoint: EndpointName;
  readonly mode: 'full' | 'incremental';
  /** `YYYY-MM-DD` */
  readonly since: string | null;
  readonly state: 'waiting' | 'reading' | 'done';
  readonly again: boolean;
  /** The last page that was kept; 0: none. */
  readonly page: number;
  /** Pages that were read, those of a second reading included. */
  readonly pages: number;
  readonly items: number;
  readonly changed: number;
  readonly faulty: number;
  readonly nameless: number;
  readonly missing: number;
  readonly lastDigest: string | null;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
}

/** A list that a run is to read. */
export interface NewList extends Pick<ListRead, 'endpoint' | 'mode' | 'since'> {
  /** What is asked for: {@link listDefinition}. */
  readonly definition: string;
}

/** What a page adds to its list. */
export interface PageCounts {
  readonly items: number;
  readonly changed: number;
  readonly faulty: number;
  readonly nameless: number;
}

/** How far the lists of a run were read; changed only while the run is locked. */
@Injectable()
export class ReadStore {
  async open(manager: EntityManager, run: string, lists: readonly NewList[]): Promise<void> {
    await manager.query(
      `INSERT INTO people_read (run, endpoint, definition, mode, since, state)
       SELECT $1, l.endpoint, l.definition, l.mode, l.since, 'waiting'
       FROM jsonb_to_recordset($2::jsonb) AS l(endpoint text, definition text, mode text, since date)`,
      [run, JSON.stringify(lists)],
    );
  }

  /** All lists of a run, in no order. */
  of(manager: EntityManager, run: string): Promise<ListRead[]> {
    return manager.query<ListRead[]>(`SELECT ${COLUMNS} FROM people_read WHERE run = $1`, [run]);
  }

  async one(
    manager: EntityManager,
    run: string,
    endpoint: EndpointName,
  ): Promise<ListRead | undefined> {
    const rows = await manager.query<ListRead[]>(
      `SELECT ${COLUMNS} FROM people_read WHERE run = $1 AND endpoint = $2`,
      [run, endpoint],
    );
    return rows[0];
  }

  async begin(manager: EntityManager, run: string, endpoint: EndpointName): Promise<void> {
    await manager.query(
      `UPDATE people_read SET state = 'reading', began_at = now() WHERE run = $1 AND endpoint = $2`,
      [run, endpoint],
    );
  }

  async pageKept(
    manager: EntityManager,
    { run, endpoint }: Pick<ListRead, 'run' | 'endpoint'>,
    { page, digest, counts }: { page: number; digest: string; counts: PageCounts },
  ): Promise<void> {
    await manager.query(
      `UPDATE people_read SET page = $3, pages = pages + 1, last_digest = $4, items = items + $5,
         changed = changed + $6, faulty = faulty + $7, nameless = nameless + $8
       WHERE run = $1 AND endpoint = $2`,
      [
        ...[run, endpoint, page, digest],
        ...[counts.items, counts.changed, counts.faulty, counts.nameless],
      ],
    );
  }

  /** Back to the first page. What changed stays counted, what stood on the pages is counted anew. */
  async readAgain(manager: EntityManager, run: string, endpoint: EndpointName): Promise<void> {
    await manager.query(
      `UPDATE people_read SET again = true, page = 0, last_digest = NULL, items = 0, faulty = 0, nameless = 0
       WHERE run = $1 AND endpoint = $2`,
      [run, endpoint],
    );
    await manager.query(`DELETE FROM people_read_fault WHERE run = $1 AND endpoint = $2`, [
      run,
      endpoint,
    ]);
  }

  async end(
    manager: EntityManager,
    run: string,
    endpoint: EndpointName,
    missing: number,
  ): Promise<void> {
    await manager.query(
      `UPDATE people_read SET state = 'done', ended_at = now(), missing = $3 WHERE run = $1 AND endpoint = $2`,
      [run, endpoint, missing],
    );
  }

  /**
   * When each list of a run was begun is from where the next run reads it: what changes meanwhile is read twice, not never.
   * It holds for the list as it was asked when the run began.
   */
  async moveWatermarks(manager: EntityManager, profile: string, run: string): Promise<void> {
    await manager.query(
      `INSERT INTO people_watermark (profile, endpoint, definition, until)
       SELECT $1, endpoint, definition, began_at FROM people_read WHERE run = $2 AND began_at IS NOT NULL
       ON CONFLICT (profile, endpoint) DO UPDATE SET definition = excluded.definition,
         until = greatest(people_watermark.until, excluded.until)`,
      [profile, run],
    );
  }

  /**
   * From which day on (in São Paulo, `YYYY-MM-DD`) each list is to be read, by endpoint; none for one that was never read, or
   * not as it is asked now: records that it did not hold before have not changed, and are new all the same.
   */
  async sinceOf(manager: EntityManager, profile: ProfileConfig): Promise<Map<string, string>> {
    const rows = await manager.query<{ endpoint: string; since: string }[]>(
      `SELECT endpoint, to_char((until - $2 * interval '1 millisecond') AT TIME ZONE 'America/Sao_Paulo', 'YYYY-MM-DD') AS since
       FROM people_watermark JOIN jsonb_each_text($3::jsonb) AS now(endpoint, definition) USING (endpoint, definition)
       WHERE profile = $1`,
      [
        ...[profile.id, profile.overlapMs],
        JSON.stringify(
          Object.fromEntries(ENDPOINTS.map((name) => [name, listDefinition(profile, name)])),
        ),
      ],
    );
    return new Map(rows.map(({ endpoint, since }) => [endpoint, since]));
  }
}

const COLUMNS = `run, endpoint, mode, to_char(since, 'YYYY-MM-DD') AS since, state, again, page, pages, items, changed,
  faulty, nameless, missing, last_digest AS "lastDigest", began_at AS "beganAt", ended_at AS "endedAt"`;
