import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { type EndpointName, ENDPOINTS } from '../config/datasul.config';
import type { ProfileConfig } from '../config/profile.config';
import { ENTITY_OF } from '../rules/read-item';
import type { PeopleRun } from '../run/people-run';
import { MissingStore } from './missing.store';
import { ReadingEnd } from './reading-end';
import { ReadStore } from './read.store';
import { READ_PAGE, type ReadPage } from './task-kinds';

/** The lists of a run, one after the other, each from its first page to its last. */
@Injectable()
export class ListReading {
  constructor(
    private readonly reads: ReadStore,
    private readonly missing: MissingStore,
    private readonly readingEnd: ReadingEnd,
  ) {}

  /** Asks for a page. */
  ask(unit: UnitOfWork, page: ReadPage): void {
    const { run, profile, endpoint } = page;
    unit.enqueue(READ_PAGE, {
      lane: `people-read/${run}`,
      party: `datasul:${profile}`,
      subject: run,
      dedupeKey: `${run}/${endpoint}/${page.again ? 'again/' : ''}${page.page}`,
      payload: page,
    });
  }

  /** Begins the next list that waits; ends the reading if there is none. */
  async next(unit: UnitOfWork, run: PeopleRun, profile: ProfileConfig): Promise<void> {
    const lists = await this.reads.of(unit.manager, run.id);
    const waiting = ENDPOINTS.map((name) =>
      lists.find(({ endpoint, state }) => endpoint === name && state === 'waiting'),
    ).find((list) => list !== undefined);
    if (!waiting) return this.readingEnd.end(unit, run, profile);
    await this.reads.begin(unit.manager, run.id, waiting.endpoint);
    this.first(unit, run, profile, waiting);
  }

  /**
   * After the last page. Whoever a complete list does not name is looked for once more before anybody says so: while pages
   * were read a record may have moved to one that was read already, and a server that had just started may have left some out.
   */
  async ended(
    unit: UnitOfWork,
    run: PeopleRun,
    profile: ProfileConfig,
    endpoint: EndpointName,
  ): Promise<void> {
    const { manager } = unit;
    const list = await this.reads.one(manager, run.id, endpoint);
    if (!list) throw new Error(`the run ${run.id} has no list ${endpoint}`);
    const { missing } =
      list.mode === 'full'
        ? await this.missing.count(manager, profile.id, ENTITY_OF[endpoint], run.id)
        : { missing: 0 };
    if (missing > 0 && !list.again) {
      await this.reads.readAgain(manager, run.id, endpoint);
      return this.first(unit, run, profile, { ...list, again: true });
    }
    await this.reads.end(manager, run.id, endpoint, missing);
    await this.next(unit, run, profile);
  }

  private first(
    unit: UnitOfWork,
    run: PeopleRun,
    { id, datasul }: ProfileConfig,
    { endpoint, since, again }: Pick<ReadPage, 'endpoint' | 'since' | 'again'>,
  ): void {
    const { pageSize } = datasul;
    this.ask(unit, { run: run.id, profile: id, endpoint, page: 1, pageSize, since, again });
  }
}
