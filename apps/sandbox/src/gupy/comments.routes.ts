import type { Route, SimReply, SimRequest } from '../core/exchange';
import { nowOf, type GupyContext } from './gupy.context';
import { paged } from './paging';
import { notFound, problem } from './problem';
import { textOf } from './text-of';

/** The user to whom the vendor's sample ascribes a comment made over the API. */
const API_USER_ID = 22_011;
const MOST_COMMENTS = 10_000;
const LONGEST_TEXT = 64 * 1024;
const PATH = '/jobs/{jobId}/applications/{applicationId}/comments';

/** Comments on an application's timeline. Not idempotent: every POST adds one. */
export function commentRoutes(gupy: GupyContext): Route[] {
  return [
    { method: 'GET', path: PATH, handle: (request) => list(gupy, request) },
    { method: 'POST', path: PATH, handle: (request) => create(gupy, request) },
  ];
}

function list({ store, settings }: GupyContext, { params, query }: SimRequest): SimReply {
  const application = store.application(params['jobId'] ?? '', params['applicationId'] ?? '');
  if (!application) return notFound('Application');
  if (!settings.value.commentPages) return { status: 200, body: { results: application.comments } };
  const page = paged(application.comments, query, (comment) => comment);
  if (page.status !== 200) return page;
  // Even then without totals: nothing that the vendor says promises them here.
  const { results } = page.body as { readonly results: readonly unknown[] };
  return { status: 200, body: { results } };
}

function create(gupy: GupyContext, { params, body }: SimRequest): SimReply {
  const application = gupy.store.application(params['jobId'] ?? '', params['applicationId'] ?? '');
  if (!application) return notFound('Application');
  const text = textOf(body, 'text');
  if (!text) return problem(400, '"text" is required');
  if (text.length > LONGEST_TEXT)
    return problem(400, `"text" length must be at most ${LONGEST_TEXT} characters`);
  if (application.comments.length >= MOST_COMMENTS)
    return problem(400, `more than ${MOST_COMMENTS} comments`);
  const now = nowOf(gupy);
  const comment = {
    id: gupy.store.nextId('comment'),
    userId: API_USER_ID,
    hidden: false,
    text,
    createdAt: now,
    updatedAt: now,
  };
  application.comments.push(comment);
  return { status: 201, body: comment, effect: `comment-added:${comment.id}` };
}
