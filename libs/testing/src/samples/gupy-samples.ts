import { randomUUID } from 'node:crypto';
import applicationCreated from './gupy.application.created.json';
import applicationMoved from './gupy.application.moved.json';
import candidateHired from './gupy.candidate.hired.json';
import jobPublished from './gupy.job.published.json';

const SAMPLES = {
  'application.created': applicationCreated,
  'application.moved': applicationMoved,
  'candidate.hired': candidateHired,
  'job.published': jobPublished,
} as const;

/** Events of Gupy that the vendor's documentation shows in full. */
export type GupySampleName = keyof typeof SAMPLES;

/** The vendor's sample of one event, as a copy that may be changed. */
export function gupySample<N extends GupySampleName>(name: N): (typeof SAMPLES)[N] {
  return structuredClone(SAMPLES[name]);
}

/** The body of the webhook `application.moved`, as the vendor's sample shows it. */
export type MovedBody = typeof applicationMoved;

/** What a test may want to differ from the sample. */
export interface MovedChanges {
  /** Gupy's event id; a new UUID by default, because two events of one id are one event. */
  id?: string;
  /** RFC 3339; the sample's by default. */
  date?: string;
  applicationId?: number;
  jobId?: number;
  jobName?: string;
  candidateId?: number;
  /** The step that the application is in now. */
  step?: { id?: number; name?: string };
  previousStep?: { id?: number; name?: string };
  /** `in_process`, `reproved`, `giveup`, `hired`, … */
  status?: string;
  roleCode?: string;
  branchId?: number;
}

/** The vendor's sample of application.moved with the named fields changed, and no others. */
export function movedEvent(changes: MovedChanges = {}): MovedBody {
  const event = gupySample('application.moved');
  const { job, application, candidate } = event.data;
  event.id = changes.id ?? randomUUID();
  event.date = changes.date ?? event.date;
  job.id = changes.jobId ?? job.id;
  job.name = changes.jobName ?? job.name;
  job.roleCode = changes.roleCode ?? job.roleCode;
  job.branch.id = changes.branchId ?? job.branch.id;
  application.id = changes.applicationId ?? application.id;
  application.status = changes.status ?? application.status;
  Object.assign(application.currentStep, changes.step);
  Object.assign(application.previousStep, changes.previousStep);
  candidate.id = changes.candidateId ?? candidate.id;
  return event;
}
