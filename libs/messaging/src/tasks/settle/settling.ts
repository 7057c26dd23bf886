import { Inject, Injectable } from '@nestjs/common';
import { runWithTraceparent, ServiceInfo } from '@ponte/platform';
import { UnitOfWorkRunner, type UnitOfWork } from '../../unit/unit-of-work';
import { insertTasks, toRows } from '../enqueue-tasks';
import { nextState } from '../rules/next-state';
import { storableReason } from '../rules/reason-of';
import type { Transition } from '../rules/task-state';
import { lockLanes } from '../store/lock-lanes';
import { lockTasks, type LockedTask } from '../store/lock-tasks';
import { promoteHeads } from '../store/promote-heads';
import { taskView } from '../store/task-row';
import { writeLateOutcome, writeTransitions } from '../store/write-transitions';
import { TaskRegistry } from '../task-registry';
import { tellHeld, tellReleased } from './held-events';
import { PauseKeeper } from './pause-keeper';
import { SettleFailure } from './settle-failure';
import type { SettleItem, SettleReport, Settled } from './settle-item';
import { SettlingUnit } from './settling-unit';

/**
 * Writes what came of attempts, several in one transaction: the tasks' new states, the evidence, what performers write,
 * what is told, and the lanes' new heads. Everything is locked in one order (tasks by id, the performers' own rows by the
 * tasks' subjects, lanes by name, pauses), the order that enqueueing keeps too.
 */
@Injectable()
export class Settling {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly registry: TaskRegistry,
    private readonly pauses: PauseKeeper,
    private readonly service: ServiceInfo,
  ) {}

  /**
   * @param items of different tasks
   * @throws SettleFailure when a performer's `settled()` threw; otherwise what the database threw. Nothing is written then.
   */
  settle(items: readonly SettleItem[]): Promise<SettleReport> {
    return this.units.run(async (unit) => {
      const locked = await lockTasks(
        unit.manager,
        items.map(({ row }) => row.id),
      );
      const settled = items.map((item) => this.judge(item, locked.get(item.row.id)));
      const drafts = await this.callPerformers(unit, settled);
      await this.tell(unit, settled, locked);
      return this.write(unit, settled, drafts);
    });
  }

  /** Where the outcome would lead, without writing anything. */
  judgeAlone(item: SettleItem): Transition {
    const transition = nextState(this.registry.factsOf(item.row), item.event, Math.random());
    return transition.reason === null
      ? transition
      : { ...transition, reason: storableReason(transition.reason) };
  }

  private judge(item: SettleItem, task: LockedTask | undefined): Settled {
    const transition = this.judgeAlone(item);
    const holdsLease = task?.state === 'running' && task.lease_no === item.row.lease_no;
    // A renewal may have come between finding a lease expired and this lock: then its process lives.
    if (item.event.type === 'died')
      return { item, transition, as: holdsLease && task.expired ? 'settled' : 'late' };
    if (holdsLease) return { item, transition, as: 'settled' };
    const open = task !== undefined && ['ready', 'waiting', 'unknown'].includes(task.state);
    return { item, transition, as: open && transition.state === 'done' ? 'late-done' : 'late' };
  }

  private async callPerformers(
    unit: UnitOfWork,
    settled: readonly Settled[],
  ): Promise<SettlingUnit> {
    const drafts = new SettlingUnit(unit);
    for (const { item, transition, as } of settled.toSorted(bySubject)) {
      const { performer } = this.registry.get(item.row.kind);
      const { settlement } = transition;
      if (as === 'late' || !settlement || !performer.settled) continue;
      try {
        await runWithTraceparent(item.row.traceparent ?? undefined, () =>
          performer.settled?.(drafts.of(item.row), taskView(item.row), settlement),
        );
      } catch (error) {
        throw new SettleFailure(item, transition, error);
      }
    }
    return drafts;
  }

  private async tell(
    unit: UnitOfWork,
    settled: readonly Settled[],
    locked: ReadonlyMap<string, LockedTask>,
  ): Promise<void> {
    const now = new Date();
    const held = settled.flatMap(({ item, transition: { state, reason }, as }) =>
      as === 'settled' && (state === 'parked' || state === 'unknown')
        ? [{ row: item.row, state, reason: reason ?? '', since: now }]
        : [],
    );
    await tellHeld(unit, this.service.name, held);
    for (const { item, as } of settled) {
      const task = locked.get(item.row.id);
      if (as !== 'late-done' || task?.state !== 'unknown') continue;
      const how = {
        state: 'unknown',
        reason: 'a late answer proved that it was done',
        release: 'resolved',
      } as const;
      tellReleased(
        unit,
        this.service.name,
        { ...item.row, lease_no: task.lease_no },
        { ...how, since: task.held_since ?? now, releasedAt: now },
      );
    }
  }

  private async write(
    { manager }: UnitOfWork,
    settled: readonly Settled[],
    { drafts }: SettlingUnit,
  ): Promise<SettleReport> {
    const changes = settled
      .filter(({ as }) => as !== 'late')
      .map(({ item, transition }) => ({ row: item.row, transition }));
    const freed = changes
      .filter(({ transition }) => !transition.keepsHead)
      .map(({ row }) => row.lane);
    const rows = toRows(drafts);
    await lockLanes(manager, [...freed, ...rows.lanes], rows.count > 0 ? 'create' : 'existing');
    await writeTransitions(manager, changes);
    for (const { item, transition, as } of settled) {
      if (as !== 'settled' && item.event.type !== 'died')
        await writeLateOutcome(manager, { row: item.row, transition });
    }
    const promoted = await promoteHeads(manager, freed);
    if (rows.count > 0) await insertTasks(manager, rows);
    const changed = await this.pauses.apply(manager, settled);
    const dueAtOnce = changes.filter(
      ({ transition }) => transition.state === 'waiting' && transition.dueInMs === 0,
    ).length;
    return { settled, woken: promoted + dueAtOnce + rows.count, ...changed };
  }
}

/** Performers lock the row of their task's subject: two settlements that share two of them take them in one order. */
function bySubject({ item: { row: a } }: Settled, { item: { row: b } }: Settled): number {
  const [first, second] = [a.subject ?? '', b.subject ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
