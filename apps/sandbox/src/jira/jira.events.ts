import { statusOf, type Issue } from './jira.model';

export interface ChangelogItem {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The body of `jira:issue_updated`: the whole issue, and what changed. `timestamp` is the change's, in milliseconds.
 * Source: developer.atlassian.com/cloud/jira/platform/webhooks
 */
export function updatedEvent(
  issue: Issue,
  items: readonly ChangelogItem[],
  projectKey: string,
): object {
  const status = statusOf(issue.status);
  return {
    timestamp: Date.parse(issue.updatedAt),
    webhookEvent: 'jira:issue_updated',
    issue_event_type_name: 'issue_generic',
    user: { accountId: 'sandbox-agent', displayName: 'Atendente', active: true },
    issue: {
      id: issue.id,
      key: issue.key,
      fields: {
        ...issue.fields,
        project: { key: projectKey },
        status: {
          id: status?.id,
          name: issue.status,
          statusCategory: { key: CATEGORY_KEYS[status?.category ?? 'NEW'] },
        },
        created: jiraTime(issue.createdAt),
        updated: jiraTime(issue.updatedAt),
      },
    },
    changelog: {
      id: `${issue.id}${Date.parse(issue.updatedAt)}`,
      items: items.map(({ field, from, to }) => ({
        field,
        fieldtype: field.startsWith('customfield_') ? 'custom' : 'jira',
        fieldId: field,
        from: (from && statusOf(from)?.id) ?? null,
        fromString: from,
        to: (to && statusOf(to)?.id) ?? null,
        toString: to,
      })),
    },
  };
}

const CATEGORY_KEYS = { NEW: 'new', INDETERMINATE: 'indeterminate', DONE: 'done' } as const;

/** As Jira writes times: `2026-03-02T18:41:24.120+0000`. */
export function jiraTime(iso: string): string {
  return iso.replace('Z', '+0000');
}
