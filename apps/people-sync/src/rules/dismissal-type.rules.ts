import { comparable } from './comparable';
import type { StructureFacts } from './facts';

/** Feedz's `dismissalType`: asked for by the employee; by the employer without just cause; with it. */
export type DismissalType = 1 | 2 | 3;

type Situation = Pick<StructureFacts, 'initiative' | 'justCause'>;

/**
 * Type of a dismissal by its situation (FP0060), as the vendor says it and in its order: initiative of the employee 1, just
 * cause unmarked 2, marked 3. Nothing is guessed: without what a step needs there is no type.
 * @param employeeInitiative what the employee's initiative is called
 * @returns the type, or in Portuguese what is missing
 */
export function dismissalTypeOf(
  situation: Situation | undefined,
  employeeInitiative: readonly string[],
): DismissalType | { readonly missing: string } {
  if (situation === undefined) return { missing: 'a situação do desligamento não está no Datasul' };
  const { initiative, justCause } = situation;
  if (initiative === null) return { missing: 'a situação não diz de quem foi a iniciativa' };
  const word = comparable(initiative);
  if (employeeInitiative.some((each) => comparable(each) === word)) return 1;
  if (justCause === null) return { missing: 'a situação não diz se houve justa causa' };
  return justCause ? 3 : 2;
}
