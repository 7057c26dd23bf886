import { Injectable } from '@nestjs/common';
import { PERSON_BONDS } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import { ENTITY_OF } from '../rules/read-item';
import type { PeopleRun } from '../run/people-run';
import { type RunMove, RunStore } from '../run/run.store';
import { BeginWriting } from '../write/begin-writing';
import { askedAbout, type MissingCount } from './missing.rules';
import { MissingStore } from './missing.store';
import { Oddities } from './oddities';
import { readCounts } from './read-counts';
import { type ListRead, ReadStore } from './read.store';
import { RecordStore } from './record.store';
import { askToTell } from './tell/ask-to-tell';

/** So many changes at once, and the database is to know of them before their records are decided about. */
const MANY = 1_000;

/** What follows the last page: whether what was read may be believed, who is not there any more, and then the writing. */
@Injectable()
export class ReadingEnd {
  private readonly log: PonteLogger;

  constructor(
    private readonly runs: RunStore,
    private readonly reads: ReadStore,
    private readonly missing: MissingStore,
    private readonly records: RecordStore,
    private readonly oddities: Oddities,
    private readonly writing: BeginWriting,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-read' });
  }

  /** All lists are read. The run asks if too many are missing; nothing of them is marked then. */
  async end(unit: UnitOfWork, run: PeopleRun, profile: ProfileConfig): Promise<void> {
    const { manager } = unit;
    const lists = await this.reads.of(manager, run.id);
    await this.runs.count(manager, run.id, { read: readCounts(lists) });
    const asked = askedAbout(await this.counts(unit, run, lists), profile.missing);
    if (asked.length === 0) return this.believe(unit, run);
    await this.runs.move(manager, run, 'asking', { asked });
    askToTell(unit, run.profile);
    this.log.error(
      { alert: 'people-run-asks', run: run.id, profile: run.profile, asked },
      'too many records are missing: an operator decides whether the run goes on',
    );
  }

  /**
   * What was read is taken for what there is: whoever a complete list did not name is not there any more, and the run writes.
   * For an operator's answer too.
   */
  async believe(unit: UnitOfWork, run: PeopleRun, decided: RunMove = {}): Promise<void> {
    const { manager } = unit;
    const lists = await this.reads.of(manager, run.id);
    const missing = lists.filter((list) => list.missing > 0);
    const unmarked = missing.filter((list) => mayBeAnybody(run, list));
    for (const list of missing) await this.mark(unit, run, list);
    const people = await this.oddities.note(manager, run, PERSON_BONDS, unmarked);
    await this.runs.count(manager, run.id, { people });
    if (lists.reduce((sum, { changed }) => sum + changed, 0) >= MANY)
      await this.records.analyze(manager);
    await this.reads.moveWatermarks(manager, run.profile, run.id);
    askToTell(unit, run.profile);
    const moved = await this.runs.move(manager, run, 'writing', decided);
    await this.writing.begin(unit, moved.id);
  }

  private async mark(unit: UnitOfWork, run: PeopleRun, list: ListRead): Promise<void> {
    const { endpoint, missing, nameless } = list;
    const { id, profile } = run;
    if (mayBeAnybody(run, list))
      return this.log.warn(
        { run: id, profile, endpoint, missing, nameless },
        'records are missing, but may be items that could not be read: nothing is marked',
      );
    const place = { profile, entity: ENTITY_OF[endpoint] };
    const persons = await this.records.markMissing(unit.manager, place, id);
    await this.records.touchPersons(unit.manager, profile, persons);
  }

  private async counts(
    unit: UnitOfWork,
    run: PeopleRun,
    lists: readonly ListRead[],
  ): Promise<MissingCount[]> {
    const counts: MissingCount[] = [];
    for (const { endpoint, missing } of lists)
      if (missing > 0) {
        const entity = ENTITY_OF[endpoint];
        counts.push(await this.missing.count(unit.manager, run.profile, entity, run.id));
      }
    return counts;
  }
}

/** An item without a name may be anybody who is missing: then only an operator says that they are gone. */
function mayBeAnybody({ state }: PeopleRun, { nameless }: ListRead): boolean {
  return nameless > 0 && state !== 'asking';
}
