import type { Application, Job, Webhook } from './gupy.model';
import { seedApplication, seedJob } from './gupy.seed';

/** Enough for a customer's whole history in a benchmark; beyond it the admin API refuses. */
export const MOST_APPLICATIONS = 200_000;
export const MOST_WEBHOOKS = 1_000;

/** What the simulated account holds. */
export class GupyStore {
  readonly jobs = new Map<number, Job>();
  readonly applications = new Map<number, Application>();
  readonly webhooks = new Map<string, Webhook>();
  private byJob = new Map<number, Application[]>();
  private ids = firstIds();

  constructor() {
    this.seed();
  }

  /** Numbers go on from those of the vendor's samples. */
  nextId(kind: keyof ReturnType<typeof firstIds>): number {
    return (this.ids[kind] += 1);
  }

  addJob(job: Job): Job {
    this.jobs.set(job.id, job);
    return job;
  }

  addApplication(application: Application): Application {
    this.applications.set(application.id, application);
    const siblings = this.byJob.get(application.jobId);
    if (siblings) siblings.push(application);
    else this.byJob.set(application.jobId, [application]);
    return application;
  }

  applicationsOf(jobId: number): readonly Application[] {
    return this.byJob.get(jobId) ?? [];
  }

  /** The application, if it belongs to the job. */
  application(jobId: string, applicationId: string): Application | undefined {
    const application = this.applications.get(Number(applicationId));
    return application && application.jobId === Number(jobId) ? application : undefined;
  }

  reset(): void {
    this.jobs.clear();
    this.applications.clear();
    this.webhooks.clear();
    this.byJob = new Map();
    this.ids = firstIds();
    this.seed();
  }

  private seed(): void {
    this.addJob(seedJob());
    this.addApplication(seedApplication());
  }
}

function firstIds() {
  return {
    job: 8_451_877,
    step: 54_392_499,
    application: 529_925_562,
    candidate: 256_080,
    tag: 34_486_643,
    comment: 12_307_222,
  };
}
