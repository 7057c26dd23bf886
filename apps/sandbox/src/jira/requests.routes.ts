import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Settings } from '../core/settings';
import { creationErrors } from './field.rules';
import { CUSTOMER_TRANSITIONS, statusOf, type Issue } from './jira.model';
import type { JiraSettings } from './jira.settings';
import { commentView, customerRequest, paged } from './jira.views';
import { refusedBySm } from './problem';
import type { Tracker } from './tracker';

const BASE = '/rest/servicedeskapi';
const REQUEST = `${BASE}/request/{issueIdOrKey}`;

type OnIssue = (issue: Issue, request: SimRequest) => SimReply;

/**
 * Requests as customers and agents see them.
 * Source: developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request
 */
export function requestRoutes(tracker: Tracker, settings: Settings<JiraSettings>): Route[] {
  const on = (handle: OnIssue): Route['handle'] => {
    return (request) => {
      const issue = tracker.find(request.params['issueIdOrKey'] ?? '');
      return issue ? handle(issue, request) : refusedBySm(404, 'Issue does not exist.');
    };
  };
  return [
    {
      method: 'POST',
      path: `${BASE}/request`,
      handle: (request) => create(tracker, settings, request),
    },
    {
      method: 'GET',
      path: REQUEST,
      handle: on((issue) => ({ status: 200, body: customerRequest(issue, settings.value) })),
    },
    { method: 'GET', path: `${REQUEST}/comment`, handle: on(listComments) },
    {
      method: 'POST',
      path: `${REQUEST}/comment`,
      handle: on((issue, request) => addComment(tracker, issue, request)),
    },
    {
      method: 'GET',
      path: `${REQUEST}/transition`,
      handle: on((issue, { query }) => ({
        status: 200,
        body: paged(
          offered(issue).map(({ id, name }) => ({ id, name })),
          query,
        ),
      })),
    },
    {
      method: 'POST',
      path: `${REQUEST}/transition`,
      handle: on((issue, request) => transition(tracker, issue, request)),
    },
  ];
}

function create(
  tracker: Tracker,
  { value }: Settings<JiraSettings>,
  { body }: SimRequest,
): SimReply {
  const { serviceDeskId, requestTypeId, requestFieldValues, raiseOnBehalfOf, isAdfRequest } =
    members(body);
  if (serviceDeskId !== value.serviceDeskId)
    return refusedBySm(404, 'The service desk does not exist.');
  if (requestTypeId !== value.requestTypeId)
    return refusedBySm(400, 'The request type does not exist.');
  const fields = members(requestFieldValues);
  const [fault] = Object.values(creationErrors(fields, value, isAdfRequest === true));
  if (fault !== undefined) return refusedBySm(400, fault);
  const reporter = typeof raiseOnBehalfOf === 'string' ? raiseOnBehalfOf : 'sandbox-bot';
  const issue = tracker.create({ ...fields }, reporter);
  return {
    status: 201,
    body: customerRequest(issue, value),
    effect: `request-created:${issue.key}`,
  };
}

function listComments(issue: Issue, { query }: SimRequest): SimReply {
  const wants = (name: string): boolean => query.get(name) !== 'false';
  const seen = issue.comments.filter((comment) => wants(comment.public ? 'public' : 'internal'));
  return { status: 200, body: paged(seen.map(commentView), query) };
}

function addComment(tracker: Tracker, issue: Issue, { body }: SimRequest): SimReply {
  const { body: text, public: isPublic } = members(body);
  if (typeof text !== 'string' || text === '') return refusedBySm(400, 'A comment needs a body.');
  if (typeof isPublic !== 'boolean')
    return refusedBySm(400, "The 'public' attribute must be given.");
  const comment = tracker.comment(issue, text, isPublic);
  return { status: 201, body: commentView(comment), effect: `comment-added:${comment.id}` };
}

/** 204 without a body; an id that the present status does not offer is a 400. */
function transition(tracker: Tracker, issue: Issue, { body }: SimRequest): SimReply {
  const { id, additionalComment } = members(body);
  const wanted = offered(issue).find((known) => known.id === id);
  if (!wanted) return refusedBySm(400, 'The transition is not valid for the request.');
  const { body: text } = members(additionalComment);
  if (typeof text === 'string' && text !== '') tracker.comment(issue, text, true);
  tracker.moveTo(issue, wanted.to);
  return { status: 204, effect: `request-transitioned:${issue.key}` };
}

const offered = ({ status }: Issue): typeof CUSTOMER_TRANSITIONS =>
  statusOf(status)?.category === 'DONE' ? [] : CUSTOMER_TRANSITIONS;

/** The members of an object; of anything else none. */
function members(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
