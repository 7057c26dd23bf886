import { ENTITIES, type FeedzEntity } from './feedz.model';

export interface EntityCounts {
  /** Lots that were taken. */
  lots: number;
  items: number;
  /** Records of the largest one. */
  mostItems: number;
  /** Lots that failed as a whole. */
  failed: number;
  accepted: number;
  refused: number;
}

/** What was sent, counted since the start, a reset, or when it was last cleared. */
export class Counts {
  private byEntity = fresh();
  private codes: Record<string, number> = {};
  private refusedLots: Record<string, number> = {};
  private atOnce = { open: 0, most: 0 };

  began(entity: FeedzEntity, items: number): void {
    const counts = this.byEntity[entity];
    counts.lots += 1;
    counts.items += items;
    counts.mostItems = Math.max(counts.mostItems, items);
    this.atOnce.open += 1;
    this.atOnce.most = Math.max(this.atOnce.most, this.atOnce.open);
  }

  ended(): void {
    this.atOnce.open -= 1;
  }

  applied(entity: FeedzEntity, items: number, accepted: number, codes: readonly number[]): void {
    this.byEntity[entity].accepted += accepted;
    this.byEntity[entity].refused += items - accepted;
    for (const code of codes) this.codes[code] = (this.codes[code] ?? 0) + 1;
  }

  failed(entity: FeedzEntity, code: number): void {
    this.byEntity[entity].failed += 1;
    this.codes[code] = (this.codes[code] ?? 0) + 1;
  }

  /** A lot that was not taken. */
  refused(code: number): void {
    this.refusedLots[code] = (this.refusedLots[code] ?? 0) + 1;
  }

  seen(): object {
    const { byEntity, codes, refusedLots, atOnce } = this;
    return { byEntity, codes, refusedLots, processesAtOnce: atOnce };
  }

  /** Processes that are open stay counted. */
  clear(): void {
    this.byEntity = fresh();
    this.codes = {};
    this.refusedLots = {};
    this.atOnce.most = this.atOnce.open;
  }
}

function fresh(): Record<FeedzEntity, EntityCounts> {
  const none = { lots: 0, items: 0, mostItems: 0, failed: 0, accepted: 0, refused: 0 };
  return Object.fromEntries(ENTITIES.map((entity) => [entity, { ...none }])) as Record<
    FeedzEntity,
    EntityCounts
  >;
}
