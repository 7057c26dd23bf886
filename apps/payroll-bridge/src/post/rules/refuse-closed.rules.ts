import type { ProfileConfig } from '../../config/profile.config';
import type { EntryChange } from '../../ledger/entry-settling';
import type { PayrollEntry } from '../../ledger/payroll-entry.entity';
import { openFaults } from '../../rules/competencia.rules';
import { faultText } from '../../rules/fault-text';

/**
 * The refusal of an entry whose competência was closed since it was heard, or lies too far away by now; else none.
 *
 * @param today in São Paulo, `YYYY-MM-DD`
 */
export function refuseClosed(
  entry: PayrollEntry,
  profile: ProfileConfig,
  today: string,
): EntryChange[] {
  const faults = openFaults(entry.competencia, profile, today);
  const [first] = faults;
  if (!first) return [];
  const message = faultText(faults.map((fault) => ({ ...fault, path: '' })));
  const said = { outcome: 'refused', by: 'ponte', reason: first.code, message } as const;
  return [{ id: entry.id, move: { kind: 'settle', ...said } }];
}
