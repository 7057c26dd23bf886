import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { UnmatchedResults } from './hear/unmatched-results';
import { orderDraft, type OrderedPerson } from './rules/order-draft';
import type { Screening } from './screening.entity';
import { REQUEST_ORDER } from './task-kinds';

/** A screening that was opened, with what its order needs. */
export interface OpenedScreening {
  readonly unit: UnitOfWork;
  readonly screening: Screening;
  readonly person: OrderedPerson;
}

/** Orders for screenings that were just opened and written. */
@Injectable()
export class OpenedOrders {
  constructor(private readonly unmatched: UnmatchedResults) {}

  /** Orders for what was opened and did not end within the same slice; not where the result waits already. */
  async place(opened: readonly OpenedScreening[]): Promise<void> {
    const [first] = opened;
    if (!first) return;
    const waiting = await this.unmatched.of(
      first.unit.manager,
      opened.map(({ screening }) => screening),
    );
    for (const { unit, screening, person } of opened) {
      if (screening.state !== 'requesting') continue;
      if (waiting.has(screening.id)) await this.unmatched.match(unit, screening);
      // A result proves the order, whoever placed it: the same screening, before this database was restored.
      if (screening.orderedAt === null) unit.enqueue(REQUEST_ORDER, orderDraft(screening, person));
    }
  }
}
