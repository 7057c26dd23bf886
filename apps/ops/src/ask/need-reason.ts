import { Refusal } from '../program/refusal';
import type { Settings } from '../program/settings';

/** @throws Refusal if something is to be changed and nobody says why */
export function needReason({ why, dryRun }: Pick<Settings, 'why' | 'dryRun'>): void {
  if (why === '' && !dryRun)
    throw new Refusal(
      'Este comando muda alguma coisa: diga o motivo com --why "…" (fica registrado), ou ensaie com --dry-run.',
    );
}
