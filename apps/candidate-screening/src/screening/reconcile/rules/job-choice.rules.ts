import type { GupyJob } from '@ponte/clients/gupy';
import type { ScreeningRule } from '../../../config/screening.config';
import { type Position, whereabouts, type Whereabouts } from '../../rules/matching.rules';

/** A listed job in the form in which the rules look at one. */
export function jobOf(job: GupyJob): NonNullable<Position['job']> {
  return {
    id: job.id,
    role: job.role ?? { name: job.roleName },
    roleCode: job.roleCode,
    branch: job.branch ?? { name: job.branchName },
    branchCode: job.branchCode,
  };
}

/**
 * Whether a rule is for a listed job. `unknown` where the rule goes by role or branch and the list tells neither name nor
 * code of it.
 */
export function choosesJob(rule: ScreeningRule, source: string, listed: GupyJob): Whereabouts {
  const job = jobOf(listed);
  const { roles, branches } = rule.jobs ?? {};
  const isAsked = (wanted: readonly string[] | undefined, ...told: (string | null | undefined)[]) =>
    wanted !== undefined && told.every((text) => text == null);
  const { include, exclude } = rule.jobs ?? {};
  const byId = { ...rule, jobs: { include, exclude } };
  const inItsStep = { source, job, step: rule.step, status: null };
  if (whereabouts(byId, inItsStep) === 'out') return 'out';
  if (
    isAsked(roles, job.role?.name, job.role?.code, job.roleCode) ||
    isAsked(branches, job.branch?.name, job.branch?.code, job.branchCode)
  )
    return 'unknown';
  return whereabouts(rule, inItsStep);
}
