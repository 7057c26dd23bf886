import { omit } from '../core/omit';
import type { Application, Job, Person, Step } from './gupy.model';
import moved from './samples/gupy.application.moved.json';
import published from './samples/gupy.job.published.json';

/** The steps of the vendors' samples, in their order. */
export const SEED_STEPS: readonly Step[] = [
  { id: 54392496, name: 'Cadastro', type: 'register' },
  { id: 54392497, name: 'Triagem', type: 'online' },
  { id: 54392498, name: 'Exames', type: 'offline' },
  { id: 54392499, name: 'Contratação', type: 'final' },
];

const SEEDED_AT = published.date;

/** What a job carries in a webhook beyond what the configuration of the sandbox names. */
export function seedDetails(): Readonly<Record<string, unknown>> {
  return omit(structuredClone(moved.data.job), 'id', 'name');
}

/** The person of the samples. */
export function seedPerson(): Person {
  return structuredClone(moved.data.candidate);
}

/** Job 8451877 of the samples. */
export function seedJob(): Job {
  const { id, name, code, status, publicationType } = published.data;
  return {
    id,
    name,
    code,
    status,
    publicationType,
    createdAt: SEEDED_AT,
    updatedAt: SEEDED_AT,
    steps: SEED_STEPS,
    details: seedDetails(),
  };
}

/** Application 529925562 of the samples, still in its step before the exams. */
export function seedApplication(): Application {
  const { id, score, partnerName, status, previousStep } = moved.data.application;
  return {
    id,
    jobId: moved.data.job.id,
    score,
    status,
    partnerName,
    createdAt: SEEDED_AT,
    updatedAt: SEEDED_AT,
    tags: [],
    comments: [],
    candidate: seedPerson(),
    manualCandidate: null,
    currentStep: previousStep,
    previousStep: null,
  };
}
