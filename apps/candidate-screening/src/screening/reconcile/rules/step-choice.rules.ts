import { sameText } from '@ponte/platform';
import type { ScreeningRule } from '../../../config/screening.config';

/** How a job's list is asked for those who stand in the rule's step. */
export type StepChoice =
  /** By the step's name as it stands in the job. `guessed`: as configured, the job's own spelling is not known. */
  | { readonly by: 'name'; readonly name: string; readonly guessed: boolean }
  /** The job has no such step. */
  | { readonly by: 'none' }
  /** Several steps of that name, or names that are not told: the whole list. */
  | { readonly by: 'all' };

/**
 * Gupy compares the name exactly, while people type it per job ("EXAMES ", "exames"): the job's own spelling is asked for.
 */
export function chooseStep(
  wanted: ScreeningRule['step'],
  steps: readonly { readonly id: number; readonly name: string | null }[],
): StepChoice {
  const found = steps.filter(({ id, name }) =>
    wanted.id === undefined ? sameText(wanted.name, name) : wanted.id === id,
  );
  const names = [...new Set(found.map(({ name }) => name ?? ''))];
  const [name] = names;
  if (name === undefined) return { by: 'none' };
  return names.length === 1 && name !== '' ? { by: 'name', name, guessed: false } : { by: 'all' };
}
