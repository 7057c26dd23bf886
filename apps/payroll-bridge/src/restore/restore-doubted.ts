import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { EntrySettling } from '../ledger/entry-settling';
import type { RestoreCounts } from './restore-counts';
import type { Restorer } from './restore-settled';

const PAGE = 200;
const MESSAGE =
  'O banco de dados da Ponte foi restaurado de uma cópia, e esta rubrica pode ter sido lançada depois dela: aguarda conferência no Datasul.';

/** In one statement with what is locked: a move to unknown begins only where something is in doubt. */
const DOUBT = `
  UPDATE payroll_entry SET unsure = true WHERE id IN (
    SELECT id FROM payroll_entry WHERE state IN ('received', 'sending') ORDER BY id LIMIT $1 FOR UPDATE)
  RETURNING id`;

/**
 * What was to be posted, or was being posted, when the backup was taken, and what was heard later, may have been posted
 * since: it is unknown, and told so to those who wait.
 */
@Injectable()
export class RestoreDoubted {
  constructor(private readonly settling: EntrySettling) {}

  /** @returns how many there were; as long as there are some, it is to be called again */
  async page(unit: UnitOfWork, { actor, why }: Restorer, counts: RestoreCounts): Promise<number> {
    const [rows]: [{ id: string }[], number] = await unit.manager.query(DOUBT, [PAGE]);
    const results = await this.settling.settle(
      unit,
      rows.map(({ id }) => ({
        id,
        move: {
          ...{ kind: 'settle', outcome: 'unknown', by: 'ponte', reason: 'ledger-restored' },
          message: MESSAGE,
        } as const,
        because: { actor, why },
      })),
    );
    const stuck = results.find(({ moved }) => !moved);
    if (stuck) throw new Error(`entry ${stuck.id} does not become unknown`);
    counts.doubted += rows.length;
    return rows.length;
  }
}
