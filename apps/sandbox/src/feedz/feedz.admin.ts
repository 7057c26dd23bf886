import { accepting, refused } from '../core/admin-route';
import { object } from '../core/check';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Base } from './base';
import type { Counts } from './counts';
import { AUXILIARIES, ENTITIES, type FeedzPerson } from './feedz.model';
import type { Processes } from './processes';
import { TROUBLE_KINDS, type TroubleBook, type TroubleSpec } from './trouble-book';

/** What the admin API works on. */
export interface Administered {
  readonly base: Base;
  readonly counts: Counts;
  readonly troubles: TroubleBook;
  readonly processes: Processes;
}

const text = { type: 'string', minLength: 1 };
const textOrNull = { anyOf: [{ type: 'null' }, text] };
const times = { type: 'integer', minimum: 0 };
const troubleSchema = object(
  {
    kind: { enum: [...TROUBLE_KINDS] },
    entity: { enum: [...ENTITIES] },
    integrationId: text,
    contains: text,
    code: { type: 'integer' },
    message: { type: 'string' },
    takes: { type: 'boolean' },
    skip: times,
    count: { type: 'integer', minimum: 1 },
  },
  ['kind'],
);
const personSchema = object(
  {
    integrationId: text,
    name: text,
    email: text,
    socialName: textOrNull,
    admissionDate: textOrNull,
    dismissalDate: textOrNull,
    dismissalType: { enum: [null, 1, 2, 3] },
    unitIntegrationId: textOrNull,
    departmentIntegrationId: textOrNull,
    jobDescriptionIntegrationId: textOrNull,
    managerIntegrationId: textOrNull,
  },
  ['integrationId', 'name', 'email'],
);
const recordSchema = object({ integrationId: text, name: text }, ['integrationId', 'name']);

/** What Feedz's own screens would show, and what people do there, below `/admin/feedz`. */
export function feedzAdminRoutes(feedz: Administered, now: () => string): Route[] {
  const { base, counts, troubles, processes } = feedz;
  return [
    { method: 'GET', path: '/counts', handle: () => ({ status: 200, body: counts.seen() }) },
    { method: 'DELETE', path: '/counts', handle: () => done(() => counts.clear()) },
    { method: 'GET', path: '/persons', handle: ({ query }) => listed(base.persons(), query) },
    {
      method: 'GET',
      path: '/persons/{id}',
      handle: ({ params }) => found(base.person(params['id'] ?? ''), 'person'),
    },
    {
      method: 'PUT',
      path: '/persons',
      handle: accepting<Partial<FeedzPerson>>(personSchema, (given) => {
        base.putPerson({ ...NOTHING, ...given, updatedAt: now() } as FeedzPerson);
        return found(base.person(given.integrationId ?? ''), 'person');
      }),
    },
    {
      method: 'DELETE',
      path: '/persons/{id}',
      handle: ({ params }) => removed(base.removePerson(params['id'] ?? '')),
    },
    ...AUXILIARIES.flatMap((kind): Route[] => [
      { method: 'GET', path: `/${kind}`, handle: ({ query }) => listed(base.records(kind), query) },
      {
        method: 'PUT',
        path: `/${kind}`,
        handle: accepting<{ integrationId: string; name: string }>(recordSchema, (given) => {
          base.putRecord(kind, given);
          return found(base.record(kind, given.integrationId), 'record');
        }),
      },
      {
        method: 'DELETE',
        path: `/${kind}/{id}`,
        handle: ({ params }) => removed(base.removeRecord(kind, params['id'] ?? '')),
      },
    ]),
    { method: 'GET', path: '/processes', handle: ({ query }) => listed(processes.list(), query) },
    {
      method: 'POST',
      path: '/processes/{id}/end',
      handle: ({ params }) => found(processes.endNow(params['id'] ?? ''), 'process'),
    },
    {
      method: 'POST',
      path: '/processes/{id}/lose',
      handle: ({ params }) => found(processes.lose(params['id'] ?? ''), 'process'),
    },
    {
      method: 'GET',
      path: '/troubles',
      handle: () => ({ status: 200, body: { troubles: troubles.list() } }),
    },
    {
      method: 'POST',
      path: '/troubles',
      handle: accepting<TroubleSpec>(troubleSchema, (spec) => ({
        status: 201,
        body: troubles.add(spec),
      })),
    },
    { method: 'DELETE', path: '/troubles', handle: () => done(() => troubles.clear()) },
    { method: 'DELETE', path: '', handle: () => done(() => base.clear()) },
  ];
}

const NOTHING: Omit<FeedzPerson, 'integrationId' | 'name' | 'email' | 'updatedAt'> = {
  socialName: null,
  admissionDate: null,
  dismissalDate: null,
  dismissalType: null,
  unitIntegrationId: null,
  departmentIntegrationId: null,
  jobDescriptionIntegrationId: null,
  managerIntegrationId: null,
  writes: 0,
  idleWrites: 0,
  binds: 0,
};

/** Those whose fields have the values of the query; `limit`: the first so many. */
function listed(all: readonly object[], query: SimRequest['query']): SimReply {
  const { limit, ...wanted } = Object.fromEntries(query);
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    return refused(400, 'The query was not understood.', [
      { path: 'limit', message: 'must be a whole number' },
    ]);
  const results = all.filter((one) =>
    Object.entries(wanted).every(
      ([name, value]) => String((one as Record<string, unknown>)[name]) === value,
    ),
  );
  const shown = limit === undefined ? results : results.slice(0, Number(limit));
  return { status: 200, body: { total: results.length, results: shown } };
}

function found(one: object | undefined, what: string): SimReply {
  return one ? { status: 200, body: one } : refused(404, `There is no such ${what}.`);
}

function removed(wasThere: boolean): SimReply {
  return wasThere ? { status: 204 } : refused(404, 'There is no such one.');
}

function done(run: () => void): SimReply {
  run();
  return { status: 204 };
}
