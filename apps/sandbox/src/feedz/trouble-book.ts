import { Ring } from '../core/ring';
import { messageOf } from './feedz.codes';
import type { FeedzEntity, ItemError, LotError } from './feedz.model';

export const TROUBLE_KINDS = ['lot', 'item', 'lost', 'stuck'] as const;

/** What goes wrong with a lot that was taken. */
export interface TroubleSpec {
  /**
   * `lot`: nothing of it is written, its process fails. `item`: records are refused. `lost`: its process is not found.
   * `stuck`: its process does not end by itself.
   */
  readonly kind: (typeof TROUBLE_KINDS)[number];
  readonly entity?: FeedzEntity;
  /** Only lots with this record; of `item`: only this record. */
  readonly integrationId?: string;
  /** Only lots in which this text stands; of `item`: only such records. */
  readonly contains?: string;
  /** 4999 if absent; any number, also one that no table has. */
  readonly code?: number;
  readonly message?: string;
  /** `lost`: whether the records are written nevertheless, as by default. */
  readonly takes?: boolean;
  /** Lets the first n lots (of `item`: records) pass. */
  readonly skip?: number;
  /** Then meets n; absent: until removed. */
  readonly count?: number;
}

export interface Trouble extends TroubleSpec {
  readonly id: string;
  matched: number;
  applied: number;
}

/** What meets one lot. */
export interface Met {
  readonly fails?: LotError;
  readonly lost: boolean;
  readonly takes: boolean;
  readonly stuck: boolean;
  /** Records that are refused, by their place. */
  readonly items: ReadonlyMap<number, ItemError>;
}

const MOST_TROUBLES = 1_000;

/** The troubles in force; beyond {@link MOST_TROUBLES} the oldest go. */
export class TroubleBook {
  private readonly all = new Ring<Trouble>(MOST_TROUBLES);
  private lastId = 0;

  add(spec: TroubleSpec): Trouble {
    const id = `trouble-${(this.lastId += 1)}`;
    const trouble = { ...spec, id, matched: 0, applied: 0 };
    this.all.push(trouble);
    return trouble;
  }

  list(): Trouble[] {
    return this.all.toArray();
  }

  clear(): void {
    this.all.clear();
  }

  /** @param ids of the records, by their place */
  take(entity: FeedzEntity, records: readonly unknown[], ids: readonly string[]): Met {
    const texts = this.needsText() ? records.map((record) => JSON.stringify(record) ?? '') : [];
    const items = new Map<number, ItemError>();
    let met: Met = { lost: false, takes: true, stuck: false, items };
    for (const trouble of this.all.toArray()) {
      if (trouble.entity !== undefined && trouble.entity !== entity) continue;
      const meant = ids.flatMap((id, index) =>
        isMeant(trouble, id, texts[index] ?? '') ? [index] : [],
      );
      if (meant.length === 0) continue;
      if (trouble.kind === 'item') {
        for (const index of meant.filter(() => applies(trouble)))
          items.set(index, { ...errorOf(trouble), index, integrationId: ids[index] || null });
      } else if (applies(trouble)) met = { ...met, ...effectOf(trouble) };
    }
    return met;
  }

  private needsText(): boolean {
    return this.all.toArray().some(({ contains }) => contains !== undefined);
  }
}

function isMeant({ integrationId, contains }: TroubleSpec, id: string, text: string): boolean {
  return (
    (integrationId === undefined || integrationId === id) &&
    (contains === undefined || text.includes(contains))
  );
}

function applies(trouble: Trouble): boolean {
  if (trouble.count !== undefined && trouble.applied >= trouble.count) return false;
  trouble.matched += 1;
  if (trouble.matched <= (trouble.skip ?? 0)) return false;
  trouble.applied += 1;
  return true;
}

function effectOf(trouble: Trouble): Partial<Met> {
  if (trouble.kind === 'lot') return { fails: errorOf(trouble) };
  return trouble.kind === 'lost' ? { lost: true, takes: trouble.takes ?? true } : { stuck: true };
}

function errorOf({ code = 4999, message = messageOf(4999) }: TroubleSpec): LotError {
  return { code, message };
}
