import type { GupyCandidateHired } from '@ponte/contracts';
import { boundedText } from './bounded-text';

/** A unit of the customer's organisation: a role, department or branch. */
export interface Unit {
  readonly name: string | null;
  readonly code: string | null;
}

/** A custom field of the job, as it came. */
export interface CustomField {
  readonly id: string | null;
  readonly title: string | null;
  readonly value: unknown;
}

/** A step of the selection process. */
export interface Step {
  readonly id: number | null;
  readonly name: string | null;
  readonly type: string | null;
}

/**
 * What an event tells of a hire besides the person: all that the rules look at, so that another configuration can judge
 * the hire anew. Nothing personal: it is of the clear part of the contract, and kept as it is.
 */
export interface HireFacts {
  readonly jobId: number | null;
  readonly jobName: string | null;
  readonly role: Unit;
  readonly department: Unit;
  readonly branch: Unit;
  readonly customFields: readonly CustomField[];
  /** As told; which day it means is the calendar's. */
  readonly hiringDate: string | null;
  readonly hiringType: string | null;
  readonly step: Step | null;
}

type Job = NonNullable<GupyCandidateHired['data']['job']>;
type NamedUnit = Job['role'];

/** Fields of a job are a few dozens; a bound keeps a hostile event from filling the database. */
const MOST_FIELDS = 200;

/** The facts of a `candidate.hired`. */
export function hireFacts({ job, application }: GupyCandidateHired['data']): HireFacts {
  const step = application.currentStep;
  return {
    jobId: job?.id ?? null,
    jobName: boundedText(job?.name, 255),
    role: unit(job?.role, job?.roleCode, 255),
    department: unit(job?.department, job?.departmentCode, 255),
    branch: unit(job?.branch, job?.branchCode, 2_000),
    customFields: (job?.customFields ?? []).slice(0, MOST_FIELDS).map((field) => ({
      id: field.id ?? null,
      title: field.title ?? null,
      value: field.value ?? null,
    })),
    hiringDate: application.hiringDate ?? null,
    hiringType: boundedText(application.hiringType, 255),
    step: step ? { id: step.id ?? null, name: step.name ?? null, type: step.type ?? null } : null,
  };
}

/** The code stands beside the unit or in it; the vendor's sample of a branch has it in neither. */
function unit(named: NamedUnit, code: string | null | undefined, longest: number): Unit {
  return {
    name: boundedText(named?.name, longest),
    code: boundedText(code ?? named?.code, 255),
  };
}
