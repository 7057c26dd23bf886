import type { GupyCandidateHired } from '@ponte/contracts';
import { clearText, clearValue } from './clear-facts';

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
 * the hire anew. Nothing personal: it is of the clear part of the contract, and what people
 * typed a CPF into is left out.
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
type NamedStep = GupyCandidateHired['data']['application']['currentStep'];

/** Fields of a job are a few dozens; a bound keeps a hostile event from filling the database. */
const MOST_FIELDS = 200;

/** The facts of a `candidate.hired`. */
export function hireFacts({ job, application }: GupyCandidateHired['data']): HireFacts {
  return {
    jobId: job?.id ?? null,
    jobName: clearText(job?.name),
    role: unit(job?.role, job?.roleCode, 255),
    department: unit(job?.department, job?.departmentCode, 255),
    branch: unit(job?.branch, job?.branchCode, 2_000),
    customFields: (job?.customFields ?? []).slice(0, MOST_FIELDS).map((field) => ({
      id: clearText(field.id),
      title: clearText(field.title),
      value: clearValue(field.value),
    })),
    hiringDate: clearText(application.hiringDate),
    hiringType: clearText(application.hiringType),
    step: stepOf(application.currentStep),
  };
}

/** A step as it is kept. */
export function stepOf(step: NamedStep): Step | null {
  if (!step) return null;
  return { id: step.id ?? null, name: clearText(step.name), type: clearText(step.type) };
}

/** The code stands beside the unit or in it; the vendor's sample of a branch has it in neither. */
function unit(named: NamedUnit, code: string | null | undefined, longest: number): Unit {
  return {
    name: clearText(named?.name, longest),
    code: clearText(code ?? named?.code),
  };
}
