import { at } from '../core/json-pointer';
import type { ExamsSettings } from './exams.settings';
import type { OutcomeRule } from './exams.model';

const PLACES: Readonly<Record<keyof NonNullable<OutcomeRule['match']>, string>> = {
  externalId: '/externalId',
  email: '/candidate/email',
  candidateId: '/candidate/id',
  screening: '/screening',
  step: '/step/name',
  jobId: '/job/id',
};

/** The rule for an order: the first that matches, laid over the defaults. Values are compared as texts. */
export function ruleFor(
  request: Readonly<Record<string, unknown>>,
  {
    rules,
    defaultResult,
    resultDelayMs,
  }: Pick<ExamsSettings, 'rules' | 'defaultResult' | 'resultDelayMs'>,
): OutcomeRule & { readonly outcome: string; readonly delayMs: number } {
  const rule = rules.find(({ match = {} }) =>
    Object.entries(match).every(
      ([field, wanted]) =>
        String(at(request, PLACES[field as keyof typeof PLACES])) === String(wanted),
    ),
  );
  const ownOutcome = rule?.outcome !== undefined;
  return {
    ...(ownOutcome ? {} : defaultResult),
    ...rule,
    outcome: rule?.outcome ?? defaultResult.outcome,
    delayMs: rule?.delayMs ?? resultDelayMs,
  };
}
