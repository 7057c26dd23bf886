import { comparable, sameText } from '@ponte/platform';
import { type Step } from '../../hire/hire-facts';
import type { CancelConfig } from '../../config/provisioning.config';

/** Where an application was by its newest move. */
export interface Position {
  readonly movedAt: Date;
  readonly status: string | null;
  readonly step: Step | null;
}

type Rule = Pick<CancelConfig, 'statuses' | 'leftStep' | 'hiringSteps'>;

/**
 * Whether a hire was called off by a move after it: by its status, or by leaving the hiring step. A move that does not
 * tell step or type tells nothing; one into another step of the hiring (`hiringSteps`), or with the status `hired`, is
 * no leaving.
 */
export function isCalledOff(
  move: Position | undefined,
  hire: { readonly date: Date; readonly step: Step | null },
  rule: Rule,
): boolean {
  if (!move || move.movedAt <= hire.date) return false;
  const { status, step } = move;
  if (status !== null && rule.statuses.some((each) => sameText(each, status))) return true;
  if (!rule.leftStep || (status !== null && comparable(status) === 'hired')) return false;
  if (!step || isSameStep(step, hire.step)) return false;
  return step.type !== null && !rule.hiringSteps.some((type) => sameText(type, step.type));
}

function isSameStep(a: Step, b: Step | null): boolean {
  if (!b) return false;
  return a.id !== null && b.id !== null ? a.id === b.id : sameText(a.name, b.name);
}
