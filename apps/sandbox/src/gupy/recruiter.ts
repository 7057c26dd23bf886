import type { Delivery } from '../core/delivery';
import type {
  Emission,
  Hire,
  JobChange,
  Move,
  NewApplications,
  NewJob,
  StepChoice,
} from './admin.schemas';
import { nowOf, type GupyContext } from './gupy.context';
import { arrivedData, hiredData, jobData, movedData, type GupyEvent } from './gupy.events';
import type { Application, Job, Step } from './gupy.model';
import { SEED_STEPS, seedDetails, seedPerson } from './gupy.seed';
import hired from './samples/gupy.candidate.hired.json';

/** An event and where it went. */
export interface Told {
  readonly event: GupyEvent | null;
  readonly deliveries: readonly Delivery[];
}

/** What people do in Gupy's own screens: publish, apply, move, reprove, hire. The admin API acts through it. */
export class Recruiter {
  constructor(private readonly gupy: GupyContext) {}

  addJob({ id, name, status, steps, details }: NewJob): Job {
    const { store } = this.gupy;
    const jobId = id ?? store.nextId('job');
    const now = nowOf(this.gupy);
    return store.addJob({
      id: jobId,
      name,
      code: `55-${jobId}`,
      status: status ?? 'published',
      publicationType: 'external',
      createdAt: now,
      updatedAt: now,
      steps:
        steps?.map((step) => ({ type: 'offline', ...step, id: step.id ?? store.nextId('step') })) ??
        SEED_STEPS,
      details: { ...seedDetails(), ...details },
    });
  }

  /** Becoming published, another status, and any other change are three different events. */
  changeJob(job: Job, change: JobChange): Told {
    const event =
      change.status === undefined || change.status === job.status
        ? 'job.changed'
        : change.status === 'published'
          ? 'job.published'
          : 'job.status-changed';
    job.status = change.status ?? job.status;
    job.name = change.name ?? job.name;
    job.details = { ...job.details, ...change.details };
    job.updatedAt = nowOf(this.gupy);
    return this.tell(event, jobData(job), change);
  }

  apply(job: Job, step: Step, input: NewApplications): { application: Application; told: Told } {
    const { store } = this.gupy;
    const now = nowOf(this.gupy);
    const person = {
      ...seedPerson(),
      id: store.nextId('candidate'),
      ...(input.candidate ?? input.manualCandidate),
    };
    const application = store.addApplication({
      id: input.id ?? store.nextId('application'),
      jobId: job.id,
      score: input.score ?? 0,
      status: input.status ?? 'in_process',
      partnerName: 'gupy_public_page',
      createdAt: now,
      updatedAt: now,
      tags: [],
      comments: [],
      candidate: input.manualCandidate ? null : person,
      manualCandidate: input.manualCandidate ? person : null,
      currentStep: step,
      previousStep: null,
    });
    return {
      application,
      told: this.tell('application.created', arrivedData(job, application), input),
    };
  }

  complete(job: Job, application: Application, emission: Emission): Told {
    return this.tell('application.completed', arrivedData(job, application), emission);
  }

  move(job: Job, application: Application, step: Step, input: Move): Told {
    application.previousStep = application.currentStep;
    application.currentStep = step;
    application.status = input.status ?? application.status;
    application.updatedAt = nowOf(this.gupy);
    return this.tell('application.moved', movedData(job, application), input);
  }

  /** Reproved or gave up: Gupy tells nobody. */
  leave(application: Application, status: string): void {
    application.status = status;
    application.updatedAt = nowOf(this.gupy);
  }

  /** Saves hiring data: also a second time, which is told again. */
  hire(job: Job, application: Application, input: Hire): Told {
    const sample = hired.data;
    const {
      vacancyCode = sample.application.vacancyCode,
      user = sample.user,
      hiringCustomFields,
    } = input;
    const last = job.steps[job.steps.length - 1];
    if (last && application.currentStep.id !== last.id) {
      application.previousStep = application.currentStep;
      application.currentStep = last;
    }
    application.status = 'hired';
    application.updatedAt = nowOf(this.gupy);
    const hiring = {
      vacancyCode,
      hiringDate: input.hiringDate ?? sample.application.hiringDate,
      hiringType: input.hiringType ?? sample.application.hiringType,
      salary: input.salary ?? sample.application.salary,
      ...(hiringCustomFields === undefined ? {} : { hiringCustomFields }),
      ...(user === null ? {} : { user }),
    };
    return this.tell('candidate.hired', hiredData(job, application, hiring), input);
  }

  tell(
    event: string,
    data: object,
    { silent, date, eventId, duplicates, delayMs }: Emission,
  ): Told {
    if (silent) return { event: null, deliveries: [] };
    const { settings, random, postman } = this.gupy;
    const envelope = {
      companyName: settings.value.companyName,
      id: eventId ?? random.uuid(),
      event,
      date: date ?? nowOf(this.gupy),
      data,
    };
    return { event: envelope, deliveries: postman.emit(envelope, { duplicates, delayMs }) };
  }
}

/** The step meant, by id or by exact name. */
export function chooseStep(job: Job, { id, name }: StepChoice): Step | undefined {
  return job.steps.find(
    (step) => (id === undefined || step.id === id) && (name === undefined || step.name === name),
  );
}
