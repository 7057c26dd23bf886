import { accepting, refused } from '../core/admin-route';
import { object } from '../core/check';
import type { Sent } from '../core/delivery';
import type { Route, SimReply } from '../core/exchange';
import type { Settings } from '../core/settings';
import { STATUSES, type Issue } from './jira.model';
import type { JiraSettings } from './jira.settings';
import type { Tracker } from './tracker';

interface StatusInput {
  readonly status: string;
  readonly date?: string;
  readonly silent?: boolean;
}

const status = object(
  {
    status: { enum: STATUSES.map(({ name }) => name) },
    date: { type: 'string', format: 'date-time' },
    silent: { type: 'boolean' },
  },
  ['status'],
);
const times = object({ count: { type: 'integer', minimum: 1, maximum: 100 } });
const by = object({ field: { type: 'string', minLength: 1 } }, ['field']);

/** What agents do, below `/admin/jira`. An issue is named by its key or id. */
export function jiraAdminRoutes(tracker: Tracker, settings: Settings<JiraSettings>): Route[] {
  const on =
    <T>(handle: (issue: Issue, input: T) => SimReply) =>
    (input: T, { params }: { readonly params: Readonly<Record<string, string>> }): SimReply => {
      const issue = tracker.find(params['issueIdOrKey'] ?? '');
      return issue ? handle(issue, input) : refused(404, 'There is no such issue.');
    };
  return [
    {
      method: 'POST',
      path: '/issues/{issueIdOrKey}/status',
      handle: accepting<StatusInput>(
        status,
        on((issue, input) =>
          told(tracker.moveTo(issue, input.status, input.date, input.silent), { issue }),
        ),
      ),
    },
    {
      method: 'POST',
      path: '/issues/{issueIdOrKey}/repeat',
      handle: accepting<{ count?: number }>(
        times,
        on((issue, { count = 1 }) => {
          const item = { field: 'status', from: issue.status, to: issue.status };
          return told(Array.from({ length: count }, () => tracker.tell(issue, [item])).flat(), {
            issue,
          });
        }),
      ),
    },
    {
      method: 'POST',
      path: '/duplicates',
      handle: accepting<{ field: string }>(by, ({ field }) =>
        field in settings.value.fields
          ? duplicates(tracker, field)
          : refused(404, `The request type has no field ${field}.`),
      ),
    },
  ];
}

/** Values of a field, e.g. the reference, that more than one issue carries. */
function duplicates({ issues }: Tracker, field: string): SimReply {
  const keys = new Map<string, string[]>();
  for (const { key, fields } of issues.values()) {
    const value = fields[field];
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text === 'string') keys.set(text, [...(keys.get(text) ?? []), key]);
    }
  }
  const found = [...keys].filter(([, carriers]) => carriers.length > 1);
  return {
    status: 200,
    body: {
      total: found.length,
      results: found.map(([value, carriers]) => ({ value, keys: carriers })),
    },
  };
}

function told(sent: readonly Sent[], more: object = {}): SimReply {
  return { status: 200, body: { ...more, deliveries: sent.map(({ delivery }) => delivery.id) } };
}
