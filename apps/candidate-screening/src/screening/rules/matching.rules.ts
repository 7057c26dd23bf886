import { comparable, sameText } from '@ponte/platform';
import type { JobsFilter, ScreeningRule } from '../../config/screening.config';

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

/** `unknown`: what was told does not say, e.g. a step without a name where the rule goes by name. */
export type Whereabouts = 'in' | 'out' | 'unknown';

/** Whether the position is in the rule's step of one of the rule's jobs, whatever the application's status. */
export function whereabouts(rule: ScreeningRule, position: Position): Whereabouts {
  if (rule.source !== undefined && rule.source !== position.source) return 'out';
  const step = inStep(rule.step, position.step);
  const job = rule.jobs === undefined ? 'in' : inJobs(rule.jobs, position.job);
  if (step === 'out' || job === 'out') return 'out';
  return step === 'unknown' || job === 'unknown' ? 'unknown' : 'in';
}

/** Only a candidate who is still in the process is screened; an absent status counts as in process. */
export function isInProcess({ status }: Pick<Position, 'status'>): boolean {
  return status === null || status === 'in_process';
}

/** Whether a step says which one it is. */
export function isTold(step: Position['step']): step is NonNullable<Position['step']> {
  return step?.id != null || Boolean(step?.name?.trim());
}

/** By id where one is configured, else by name: ids differ per job, names are what HR agrees on. */
function inStep(wanted: ScreeningRule['step'], step: Position['step']): Whereabouts {
  if (wanted.id !== undefined) {
    if (step?.id == null) return 'unknown';
    return wanted.id === step.id ? 'in' : 'out';
  }
  if (!step?.name?.trim()) return 'unknown';
  return sameText(wanted.name, step.name) ? 'in' : 'out';
}

function inJobs(filter: JobsFilter, job: Position['job']): Whereabouts {
  if (!job) return 'unknown';
  if (filter.include && !filter.include.includes(job.id)) return 'out';
  if (filter.exclude?.includes(job.id)) return 'out';
  if (filter.roles && !names(filter.roles, job.role, job.roleCode)) return 'out';
  if (filter.branches && !names(filter.branches, job.branch, job.branchCode)) return 'out';
  return 'in';
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
