export interface Step {
  readonly id: number;
  readonly name: string;
  /** `register | online | offline | pre_hire | final`. */
  readonly type: string;
}

/** A job; beyond these fields it carries whatever the vendor's payload carries (department, role, branch, …). */
export interface Job {
  readonly id: number;
  name: string;
  code: string;
  status: string;
  publicationType: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly steps: readonly Step[];
  /** The rest of `data.job` as webhooks carry it. */
  details: Readonly<Record<string, unknown>>;
}

export interface Tag {
  readonly id: number;
  readonly name: string;
}

/** As the vendor answers it. */
export interface Comment {
  readonly id: number;
  readonly userId: number;
  readonly hidden: boolean;
  readonly text: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type Person = Readonly<Record<string, unknown>>;

export interface Application {
  readonly id: number;
  readonly jobId: number;
  score: number;
  status: string;
  partnerName: string;
  readonly createdAt: string;
  updatedAt: string;
  tags: Tag[];
  comments: Comment[];
  readonly candidate: Person | null;
  readonly manualCandidate: Person | null;
  currentStep: Step;
  previousStep: Step | null;
}

export interface Webhook {
  readonly id: string;
  action: string;
  postbackUrl: string;
  status: 'active' | 'inactive';
  techOwnerName: string | null;
  techOwnerEmail: string | null;
  clientHeaders: Readonly<Record<string, string>>;
}

/** Every event that a webhook may be registered for. */
export const GUPY_ACTIONS = [
  'application.created',
  'application.completed',
  'application.moved',
  'candidate.hired',
  'application.pre-hiring-information-filled',
  'pre-employee.moved',
  'job.published',
  'job.status-changed',
  'job.changed',
] as const;
