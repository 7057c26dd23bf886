import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ahgoraResultsReceived, type AhgoraResultsReceived } from '@ponte/contracts';
import { SubscribeSlice, type HearContext, type Heard, type UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { PayrollConfig } from '../config/payroll.config';
import { databaseNow } from '../ledger/entry-book';
import { HearItems, type ItemsOfEmployee } from './hear-items';
import { receivedBy } from './received-by';
import { employeeOf, gatherParts } from './part.store';
import { heardBefore, placeOf } from './request.store';

type Received = Heard<AhgoraResultsReceived>;

const DAY_MS = 86_400_000;

/**
 * PontoWeb sent results. Replayable: an item that was heard before is known by its rubricas, which are kept longer than any
 * event that is still heard.
 */
@Controller()
export class ResultsReceivedListener {
  private readonly log: PonteLogger;

  constructor(
    private readonly items: HearItems,
    private readonly config: PayrollConfig,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'results-received' });
  }

  @SubscribeSlice(ahgoraResultsReceived, { replayable: true })
  async hear(
    @Payload() events: readonly Received[],
    @Ctx() { unit, unitFor }: HearContext,
  ): Promise<void> {
    const now = await databaseNow(unit.manager);
    const fresh = await this.newOnes(unit, events);
    const gathered = await together(unit, fresh, unitFor);
    // A day before what is kept of them is deleted: who hears the topic from its beginning must not post it anew.
    const horizon = now.getTime() - (this.config.keepDays - 1) * DAY_MS;
    const employees = gathered.map(({ items, ...each }) => ({
      ...each,
      items: items.map((item) => receivedBy(item, now)),
      isTooOld: items.some(({ receivedAt }) => Date.parse(receivedAt) <= horizon),
    }));
    this.tellTooOld(employees);
    if (employees.length > 0) await this.items.hear(unit, employees, now);
  }

  private tellTooOld(employees: readonly ItemsOfEmployee[]): void {
    const items = employees.flatMap((each) => (each.isTooOld ? each.items : []));
    if (items.length === 0) return;
    const [oldest] = items.map(({ receivedAt }) => receivedAt).sort();
    const sources = [...new Set(items.map(({ source }) => source))];
    this.log.error(
      {
        ...{ alert: 'payroll-results-too-old', items: items.length, sources, oldest },
        keepDays: this.config.keepDays,
      },
      'results older than what is remembered of results are refused: nobody could tell whether they were posted. Unless the topic is heard again from its beginning, the clock of ingest is wrong',
    );
  }

  private async newOnes({ manager }: UnitOfWork, events: readonly Received[]): Promise<Received[]> {
    const values = events.map(({ value }) => value);
    const before = new Set(await heardBefore(manager, values));
    return events.filter(({ value }) => {
      const place = placeOf(value);
      if (before.has(place)) return false;
      before.add(place);
      return true;
    });
  }
}

/** The items of each employee of a request, as soon as all of them are there, in the order of the log. */
async function together(
  { manager }: UnitOfWork,
  events: readonly Received[],
  unitFor: HearContext['unitFor'],
): Promise<Omit<ItemsOfEmployee, 'isTooOld'>[]> {
  const parts = events.filter(({ value }) => value.parts > 1);
  const gathered = await gatherParts(
    manager,
    parts.map(({ value }) => value),
  );
  const complete = new Map(
    gathered.flatMap((items) => (items[0] ? [[employeeOf(items[0]), items]] : [])),
  );
  const last = new Map(parts.map((event) => [employeeOf(event.value), event]));
  return events.flatMap((event) => {
    const { value } = event;
    if (value.parts === 1) return [{ unit: unitFor(event), items: [value] }];
    const items = complete.get(employeeOf(value));
    return items && last.get(employeeOf(value)) === event ? [{ unit: unitFor(event), items }] : [];
  });
}
