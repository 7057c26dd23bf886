import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { GupyContext } from './gupy.context';
import type { Job } from './gupy.model';
import { pickFields } from './fields';
import { paged } from './paging';
import { notFound } from './problem';

/** Jobs and their steps. */
export function jobRoutes(gupy: GupyContext): Route[] {
  return [
    { method: 'GET', path: '/jobs', handle: (request) => list(gupy, request) },
    { method: 'GET', path: '/jobs/{jobId}/steps', handle: (request) => steps(gupy, request) },
  ];
}

/** Several `id` are ignored, as the vendor's server does; one narrows. */
function list({ store }: GupyContext, { query }: SimRequest): SimReply {
  const ids = query.getAll('id');
  const wanted: readonly [string, (job: Job) => string][] = [
    ['status', ({ status }) => status],
    ['name', ({ name }) => name],
    ['code', ({ code }) => code],
  ];
  const jobs = [...store.jobs.values()].filter(
    (job) =>
      (ids.length !== 1 || String(job.id) === ids[0]) &&
      wanted.every(([field, of]) => !query.has(field) || query.get(field) === of(job)),
  );
  return paged(jobs, query, (job) => pickFields(shown(job), query.get('fields')));
}

function steps({ store }: GupyContext, { params, query }: SimRequest): SimReply {
  const job = store.jobs.get(Number(params['jobId']));
  return job ? paged(job.steps, query, (step) => ({ ...step })) : notFound('Job');
}

function shown({ steps: _steps, details, ...job }: Job): Record<string, unknown> {
  return { ...job, ...details };
}
