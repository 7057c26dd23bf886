import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { EntrySettling } from '../ledger/entry-settling';
import { forgetWaits } from './forget-waits';

/** Undoes what a transaction may have committed whose answer was lost, before anything was sent. */
@Injectable()
export class TakeBack {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly settling: EntrySettling,
  ) {}

  /** Entries that this call has set `sending` are to be posted still; all others are left alone. */
  async unsent(callId: string, ids: readonly string[]): Promise<void> {
    await this.units.run(async (unit) => {
      const onlyIf = { states: ['sending'], callId } as const;
      const results = await this.settling.settle(
        unit,
        ids.map((id) => ({ id, move: { kind: 'unsend' }, onlyIf })),
      );
      await unit.manager.query(
        `UPDATE payroll_call SET finished_at = clock_timestamp(), outcome = 'not-sent' WHERE id = $1`,
        [callId],
      );
      await forgetWaits(
        unit.manager,
        callId,
        results.filter(({ moved }) => moved),
      );
    });
  }
}
