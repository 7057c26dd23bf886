import type { EntityManager } from 'typeorm';
import type { LockedScreenings, OrderTasks } from '../order-tasks';
import {
  type ApplicationKey,
  keyOf,
  loadPositions,
  savePositions,
  type StoredPosition,
} from '../position.store';
import type { Screening } from '../screening.entity';
import { insertScreenings, saveScreening, screeningsOf } from '../screening.store';

/**
 * What a slice of moves knows and changes: read at its start and written at its end, slice-wide. Nine of ten moves match
 * no rule, and cost a row in each of three statements.
 */
export class MovedSlice {
  private readonly positions: Map<string, StoredPosition>;
  private readonly changedPositions = new Map<string, StoredPosition>();
  private readonly screenings = new Map<string, Screening[]>();
  private readonly opened = new Set<Screening>();
  private readonly changed = new Set<Screening>();

  private constructor(
    private readonly manager: EntityManager,
    positions: Map<string, StoredPosition>,
    private readonly locked: LockedScreenings,
  ) {
    this.positions = positions;
    for (const screening of locked.screenings) this.of(screening).push(screening);
  }

  /** Locks in the order that everybody keeps: positions, order tasks, screenings. */
  static async read(
    manager: EntityManager,
    orders: OrderTasks,
    applications: readonly ApplicationKey[],
  ): Promise<MovedSlice> {
    const keys = [...new Map(applications.map((key) => [keyOf(key), key])).values()];
    const positions = await loadPositions(manager, keys);
    const known = await screeningsOf(manager, keys);
    const none: LockedScreenings = { screenings: [], orders: new Map() };
    return new MovedSlice(
      manager,
      positions,
      known.length > 0 ? await orders.lock(manager, known) : none,
    );
  }

  get orders(): LockedScreenings['orders'] {
    return this.locked.orders;
  }

  position(application: ApplicationKey): StoredPosition | undefined {
    return this.positions.get(keyOf(application));
  }

  /** Every screening of an application, those opened in this slice too. */
  of(application: ApplicationKey): Screening[] {
    const key = keyOf(application);
    const known = this.screenings.get(key);
    if (known) return known;
    const none: Screening[] = [];
    this.screenings.set(key, none);
    return none;
  }

  moveTo(position: StoredPosition): void {
    this.positions.set(keyOf(position), position);
    this.changedPositions.set(keyOf(position), position);
  }

  open(screening: Screening): void {
    this.of(screening).push(screening);
    this.opened.add(screening);
  }

  change(screening: Screening): void {
    if (!this.opened.has(screening)) this.changed.add(screening);
  }

  async write(): Promise<void> {
    await savePositions(this.manager, [...this.changedPositions.values()]);
    // Closed ones first: an application that left and came back within the slice has one open screening at a time.
    for (const screening of this.changed) await saveScreening(this.manager, screening);
    await insertScreenings(this.manager, [...this.opened]);
  }
}
