import { jiraTime } from './jira.events';
import { statusOf, type Comment, type Issue } from './jira.model';
import type { JiraSettings } from './jira.settings';

/** CustomerRequestDTO. `requestFieldValues` has the fields of the request type that are set. */
export function customerRequest(
  issue: Issue,
  { serviceDeskId, fields }: Pick<JiraSettings, 'serviceDeskId' | 'fields'>,
): object {
  return {
    issueId: issue.id,
    issueKey: issue.key,
    requestTypeId: issue.requestTypeId,
    serviceDeskId,
    createdDate: dateOf(issue.createdAt),
    reporter: { accountId: issue.reporter, active: true },
    requestFieldValues: Object.keys(fields)
      .filter((fieldId) => issue.fields[fieldId] !== undefined)
      .map((fieldId) => ({ fieldId, label: fieldId, value: issue.fields[fieldId] })),
    currentStatus: {
      status: issue.status,
      statusCategory: statusOf(issue.status)?.category ?? 'UNDEFINED',
      statusDate: dateOf(issue.statusAt),
    },
  };
}

/** CommentDTO. */
export function commentView({ id, body, public: isPublic, created }: Comment): object {
  return {
    id,
    body,
    public: isPublic,
    author: { accountId: 'sandbox-bot', active: true },
    created: dateOf(created),
  };
}

/** DateDTO. */
function dateOf(iso: string): object {
  return {
    iso8601: jiraTime(iso),
    jira: jiraTime(iso),
    friendly: iso,
    epochMillis: Date.parse(iso),
  };
}

/** PagedDTO: `start` and `limit` of the query, at most 100 a page. */
export function paged<T>(all: readonly T[], query: URLSearchParams): object {
  const start = Math.max(0, Number(query.get('start')) || 0);
  const limit = Math.min(100, Math.max(1, Number(query.get('limit')) || 100));
  const values = all.slice(start, start + limit);
  return { size: values.length, start, limit, isLastPage: start + limit >= all.length, values };
}
