import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { GupyContext } from './gupy.context';
import { notFound, problem } from './problem';
import { textOf } from './text-of';

const LONGEST_TAG = 255;
const MOST_TAGS = 1_000;
const PATH = '/jobs/{jobId}/applications/{applicationId}/tags';

/** Tags of an application, one a call. */
export function tagRoutes(gupy: GupyContext): Route[] {
  return [
    { method: 'PUT', path: PATH, handle: (request) => put(gupy, request) },
    { method: 'DELETE', path: PATH, handle: (request) => remove(gupy, request) },
  ];
}

function put({ store, settings }: GupyContext, { params, body }: SimRequest): SimReply {
  const application = store.application(params['jobId'] ?? '', params['applicationId'] ?? '');
  if (!application) return notFound('Application');
  const name = textOf(body, 'name');
  if (!name) return problem(400, '"name" is required');
  if (name.length > LONGEST_TAG)
    return problem(400, `"name" length must be at most ${LONGEST_TAG} characters`);
  const shown = (id: number): object => ({
    id,
    applicationId: application.id,
    jobId: application.jobId,
    name,
  });
  const present = application.tags.find((tag) => tag.name === name);
  if (present) {
    return settings.value.tagAlreadyThere === 'conflict'
      ? problem(409, 'Tag already exists in this application')
      : { status: 200, body: shown(present.id) };
  }
  if (application.tags.length >= MOST_TAGS) return problem(400, `more than ${MOST_TAGS} tags`);
  const tag = { id: store.nextId('tag'), name };
  application.tags.push(tag);
  return { status: 200, body: shown(tag.id), effect: `tag-added:${tag.id}` };
}

function remove({ store }: GupyContext, { params, query }: SimRequest): SimReply {
  const application = store.application(params['jobId'] ?? '', params['applicationId'] ?? '');
  if (!application) return notFound('Application');
  const name = query.get('name');
  if (!name) return problem(400, '"name" is required');
  const tag = application.tags.find((candidate) => candidate.name === name);
  if (!tag) return notFound('Tag');
  application.tags = application.tags.filter((candidate) => candidate !== tag);
  return { status: 204, effect: `tag-removed:${tag.id}` };
}
