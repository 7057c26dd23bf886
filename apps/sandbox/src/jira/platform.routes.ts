import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Settings } from '../core/settings';
import { editErrors } from './field.rules';
import type { Issue } from './jira.model';
import type { JiraSettings } from './jira.settings';
import { parseJql } from './jql';
import { refusedByPlatform } from './problem';
import type { Tracker } from './tracker';

const BASE = '/rest/api/3';
/** "up to 50 issues" may be reconciled with a search. */
const MOST_RECONCILED = 50;

interface SearchInput {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly maxResults: number;
  readonly reconcile: readonly string[];
}

/**
 * Fields of an issue, and the search.
 * Source: developer.atlassian.com/cloud/jira/platform/rest/v3 (issues, issue search) and …/search-and-reconcile
 */
export function platformRoutes(tracker: Tracker, settings: Settings<JiraSettings>): Route[] {
  const search = (input: SearchInput): SimReply => run(tracker, settings.value, input);
  return [
    { method: 'GET', path: `${BASE}/search/jql`, handle: ({ query }) => search(fromQuery(query)) },
    { method: 'POST', path: `${BASE}/search/jql`, handle: ({ body }) => search(fromBody(body)) },
    {
      method: 'GET',
      path: `${BASE}/issue/{issueIdOrKey}`,
      handle: ({ params }) => {
        const issue = tracker.find(params['issueIdOrKey'] ?? '');
        return issue
          ? { status: 200, body: { ...view(issue, ['*all']), self: issue.id } }
          : missing();
      },
    },
    {
      method: 'PUT',
      path: `${BASE}/issue/{issueIdOrKey}`,
      handle: (request) => edit(tracker, settings.value, request),
    },
  ];
}

/** 204 without a body, as long as `returnIssue` is not asked for. */
function edit(tracker: Tracker, settings: JiraSettings, { params, body }: SimRequest): SimReply {
  const issue = tracker.find(params['issueIdOrKey'] ?? '');
  if (!issue) return missing();
  const { fields } = (body ?? {}) as { readonly fields?: Record<string, unknown> };
  if (fields === null || typeof fields !== 'object' || Array.isArray(fields))
    return refusedByPlatform(400, ['one of fields or update is required']);
  const errors = editErrors(fields, settings);
  if (Object.keys(errors).length > 0) return refusedByPlatform(400, [], errors);
  tracker.edit(issue, fields);
  return { status: 204, effect: `issue-edited:${issue.key}` };
}

function run(tracker: Tracker, settings: JiraSettings, input: SearchInput): SimReply {
  if (input.jql.trim() === '')
    return refusedByPlatform(400, ['Unbounded JQL queries are not allowed here.']);
  if (input.reconcile.length > MOST_RECONCILED)
    return refusedByPlatform(400, [`At most ${MOST_RECONCILED} issues can be reconciled.`]);
  const jql = parseJql(input.jql);
  if (!jql.ok) return refusedByPlatform(400, [jql.error]);
  const found = tracker
    .searchable(input.reconcile)
    .filter((issue) => jql.matches(issue, settings.projectKey));
  const page = found.slice(0, input.maxResults);
  return {
    status: 200,
    body: {
      issues: page.map((issue) => view(issue, input.fields)),
      isLast: page.length === found.length,
      ...(page.length < found.length && { nextPageToken: `after-${page.length}` }),
    },
  };
}

/** Without `fields` only ids come back, as in the new search. */
function view(issue: Issue, fields: readonly string[]): object {
  const wanted = (id: string): boolean => fields.includes(id) || fields.includes('*all');
  const shown = Object.entries({ ...issue.fields, status: { name: issue.status } }).filter(([id]) =>
    wanted(id),
  );
  const unset = fields.filter((id) => !id.startsWith('*') && issue.fields[id] === undefined);
  return {
    id: issue.id,
    ...(fields.length > 0 && {
      key: issue.key,
      fields: {
        ...Object.fromEntries(unset.map((id) => [id, null])),
        ...Object.fromEntries(shown),
      },
    }),
  };
}

function fromQuery(query: URLSearchParams): SearchInput {
  const list = (name: string): string[] =>
    query.getAll(name).flatMap((value) => value.split(',').filter((part) => part !== ''));
  return {
    jql: query.get('jql') ?? '',
    fields: list('fields'),
    maxResults: clamp(query.get('maxResults')),
    reconcile: list('reconcileIssues'),
  };
}

function fromBody(body: unknown): SearchInput {
  const { jql, fields, maxResults, reconcileIssues } = (body ?? {}) as Record<string, unknown>;
  return {
    jql: typeof jql === 'string' ? jql : '',
    fields: texts(fields),
    maxResults: clamp(maxResults),
    reconcile: texts(reconcileIssues),
  };
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const clamp = (value: unknown): number => Math.min(5_000, Math.max(1, Number(value) || 50));

const missing = (): SimReply =>
  refusedByPlatform(404, ['Issue does not exist or you do not have permission to see it.']);
