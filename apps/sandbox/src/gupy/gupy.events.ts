import { omit } from '../core/omit';
import type { Application, Job, Person } from './gupy.model';

/** The envelope of every webhook. */
export interface GupyEvent {
  readonly companyName: string;
  readonly id: string;
  readonly event: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly date: string;
  readonly data: object;
}

/** What the recruiter entered when hiring. */
export interface Hiring {
  readonly vacancyCode: string | null;
  readonly hiringDate: string;
  readonly hiringType: string;
  readonly salary: { readonly value: number; readonly currency: string };
  readonly hiringCustomFields?: unknown;
  readonly user?: Readonly<Record<string, unknown>>;
}

/** `data` of application.moved, field for field as in the vendor's sample. */
export function movedData(job: Job, application: Application): object {
  return {
    job: jobPart(job),
    application: {
      id: application.id,
      score: application.score,
      partnerName: application.partnerName,
      status: application.status,
      preHiringInformation: {},
      tags: tagNames(application),
      currentStep: application.currentStep,
      previousStep: application.previousStep,
    },
    candidate: person(application),
  };
}

/** `data` of application.created and application.completed: without status, previous step and the job's type. */
export function arrivedData(job: Job, application: Application): object {
  return {
    job: omit(jobPart(job), 'type'),
    application: {
      id: application.id,
      score: application.score,
      partnerName: application.partnerName,
      tags: tagNames(application),
      currentStep: application.currentStep,
    },
    candidate: person(application),
  };
}

/** `data` of candidate.hired: no status, no previous step, and the user who acted. */
export function hiredData(job: Job, application: Application, hiring: Hiring): object {
  const { user, vacancyCode, ...rest } = hiring;
  return {
    job: jobPart(job),
    application: {
      id: application.id,
      vacancyCode,
      score: application.score,
      partnerName: application.partnerName,
      preHiringInformation: {},
      tags: tagNames(application),
      ...rest,
      currentStep: application.currentStep,
    },
    candidate: person(application),
    ...(user ? { user } : {}),
  };
}

/** `data` of job events: the job itself. */
export function jobData(job: Job): object {
  const { id, code, name, status, publicationType, details } = job;
  return {
    id,
    code,
    name,
    status,
    publicationType,
    department: details['department'] ?? null,
    customFields: details['customFields'] ?? [],
  };
}

function jobPart(job: Job): Record<string, unknown> {
  return { id: job.id, name: job.name, ...job.details };
}

function tagNames({ tags }: Application): string[] {
  return tags.map(({ name }) => name);
}

function person({ candidate, manualCandidate }: Application): Person | null {
  return candidate ?? manualCandidate;
}
