import type { JobsFilter, ScreeningRule } from '../../config/screening.config';
import { comparable, sameText } from './same-text';

/** What of a `moved` event decides whether a rule applies. */
export interface Position {
  readonly source: string;
  readonly job: {
    readonly id: number;
    readonly role?: Labelled | null;
    readonly branch?: Labelled | null;
    readonly roleCode?: string | null;
    readonly branchCode?: string | null;
  } | null;
  readonly step: { readonly id?: number | null; readonly name?: string | null } | null;
  /** `give_up|reproved|in_process|hired`, or none. */
  readonly status: string | null;
}

interface Labelled {
  readonly code?: string | null;
  readonly name?: string | null;
}

/** Whether the position is in the rule's step of one of the rule's jobs, whatever the application's status. */
export function isInStep(rule: ScreeningRule, position: Position): boolean {
  if (rule.source !== undefined && rule.source !== position.source) return false;
  if (!position.step || !matchesStep(rule.step, position.step)) return false;
  return rule.jobs === undefined || matchesJobs(rule.jobs, position.job);
}

/** Only a candidate who is still in the process is screened; an absent status counts as in process. */
export function isInProcess(position: Position): boolean {
  return position.status === null || position.status === 'in_process';
}

/** By id where one is configured, else by name: ids differ per job, names are what HR agrees on. */
function matchesStep(wanted: ScreeningRule['step'], step: NonNullable<Position['step']>): boolean {
  return wanted.id !== undefined ? wanted.id === step.id : sameText(wanted.name, step.name);
}

function matchesJobs(filter: JobsFilter, job: Position['job']): boolean {
  if (filter.include && !(job && filter.include.includes(job.id))) return false;
  if (filter.exclude && job && filter.exclude.includes(job.id)) return false;
  if (filter.roles && !names(filter.roles, job?.role, job?.roleCode)) return false;
  if (filter.branches && !names(filter.branches, job?.branch, job?.branchCode)) return false;
  return true;
}

function names(
  wanted: readonly string[],
  thing: Labelled | null | undefined,
  code: string | null | undefined,
): boolean {
  const keys = [thing?.name, thing?.code, code].flatMap((text) =>
    text == null ? [] : [comparable(text)],
  );
  return wanted.some((text) => keys.includes(comparable(text)));
}
