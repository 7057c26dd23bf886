import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { GupyContext } from './gupy.context';
import type { Application } from './gupy.model';
import { pickFields } from './fields';
import { paged } from './paging';
import { notFound, problem } from './problem';

type Read = (application: Application) => string | number;

const FILTERS: Readonly<Record<string, Read>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  'currentStep.id': ({ currentStep }) => currentStep.id,
  'currentStep.name': ({ currentStep }) => currentStep.name,
};
const ORDERS: Readonly<Record<string, Read>> = {
  id: ({ id }) => id,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

/** Applications of a job, filtered, ordered and paged. */
export function applicationRoutes(gupy: GupyContext): Route[] {
  return [
    { method: 'GET', path: '/jobs/{jobId}/applications', handle: (request) => list(gupy, request) },
  ];
}

function list({ store }: GupyContext, { params, query }: SimRequest): SimReply {
  const job = store.jobs.get(Number(params['jobId']));
  if (!job) return notFound('Job');
  const order = /^(\w+)(?: (asc|desc))?$/.exec(query.get('order') ?? 'id asc');
  const by = order && ORDERS[order[1] ?? ''];
  if (!by)
    return problem(
      400,
      `"order" must be one of [${Object.keys(ORDERS).join(', ')}] with asc or desc`,
    );
  const sign = order[2] === 'desc' ? -1 : 1;
  const found = store
    .applicationsOf(job.id)
    .filter((application) =>
      Object.entries(FILTERS).every(
        ([name, read]) => !query.has(name) || query.get(name) === String(read(application)),
      ),
    )
    .sort((a, b) => (by(a) < by(b) ? -sign : by(a) > by(b) ? sign : 0));
  return paged(found, query, (application) =>
    pickFields(applicationItem(application, job.name), query.get('fields')),
  );
}

/** An application as the API lists it. */
export function applicationItem(
  application: Application,
  jobName: string,
): Record<string, unknown> {
  const {
    id,
    score,
    status,
    createdAt,
    updatedAt,
    tags,
    candidate,
    manualCandidate,
    currentStep,
    jobId,
  } = application;
  return {
    id,
    score,
    status,
    createdAt,
    updatedAt,
    tags: tags.map(({ name }) => name),
    candidate,
    manualCandidate,
    currentStep: { id: currentStep.id, name: currentStep.name, status: 'in_progress' },
    job: { id: jobId, name: jobName },
  };
}
