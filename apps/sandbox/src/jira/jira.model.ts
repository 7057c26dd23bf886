/*
 * Shapes by the public OpenAPI descriptions of Jira Service Management Cloud (rest/servicedeskapi) and of the platform
 * (rest/api/3), reduced to what an integration of requests sees.
 */

export type StatusCategory = 'NEW' | 'INDETERMINATE' | 'DONE';

/** CommentDTO. */
export interface Comment {
  readonly id: string;
  readonly body: string;
  readonly public: boolean;
  readonly created: string;
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly requestTypeId: string;
  readonly reporter: string;
  readonly fields: Record<string, unknown>;
  readonly comments: Comment[];
  readonly createdAt: string;
  status: string;
  /** Since when it has it. */
  statusAt: string;
  updatedAt: string;
  /** From when the search shows it, milliseconds since 1970. */
  readonly visibleAt: number;
}

/** Ids and names of the workflow's statuses. */
export const STATUSES: readonly {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}[] = [
  { id: '10001', name: 'Waiting for support', category: 'NEW' },
  { id: '10002', name: 'In progress', category: 'INDETERMINATE' },
  { id: '10003', name: 'Resolved', category: 'DONE' },
  { id: '10004', name: 'Canceled', category: 'DONE' },
];

export const FIRST_STATUS = 'Waiting for support';

export function statusOf(name: string): (typeof STATUSES)[number] | undefined {
  return STATUSES.find((status) => status.name.toLowerCase() === name.toLowerCase());
}

/** Transitions that customers may make, from every status that is not an end. */
export const CUSTOMER_TRANSITIONS: readonly {
  readonly id: string;
  readonly name: string;
  readonly to: string;
}[] = [
  { id: '901', name: 'Resolve this issue', to: 'Resolved' },
  { id: '951', name: 'Cancel request', to: 'Canceled' },
];
