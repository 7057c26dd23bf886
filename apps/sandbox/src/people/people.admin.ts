import { accepting, refused } from '../core/admin-route';
import { object } from '../core/check';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import { change, CHANGES, type ChangeOptions } from './changes';
import { omit } from '../core/omit';
import { keyOf, LISTS, type Item, type ListName, type Population } from './people.model';
import type { People } from './people';
import { populate, STRUCTURE_TROUBLES, type PopulateOptions } from './populate';
import { TROUBLE_NAMES } from './troubles';

const MOST_PERSONS = 200_000;
const items = { type: 'array', items: { type: 'object', required: [] } };
const seed = { type: 'integer', minimum: 0, maximum: 2 ** 32 - 1 };
const day = { type: 'string', format: 'date' };
const percent = { type: 'number', minimum: 0, maximum: 100 };
const populateSchema = object(
  {
    persons: { type: 'integer', minimum: 0, maximum: MOST_PERSONS },
    seed,
    dateModified: day,
    troubles: {
      anyOf: [
        percent,
        object(
          Object.fromEntries(
            [...TROUBLE_NAMES, ...STRUCTURE_TROUBLES].map((name) => [name, percent]),
          ),
        ),
      ],
    },
  },
  ['persons'],
);
const changeSchema = object(
  { percent, seed, kinds: { type: 'array', minItems: 1, items: { enum: CHANGES } } },
  ['percent'],
);

type Handle = (request: SimRequest) => SimReply | Promise<SimReply>;

/** What the personnel department does at Datasul, below `/admin/datasul/people`. */
export function peopleAdminRoutes(people: People, now: () => number): Route[] {
  const route = (method: Route['method'], path: string, handle: Handle): Route => ({
    method,
    path: `/people${path}`,
    handle,
  });
  const told = (more: object = {}): SimReply => ({
    status: 200,
    body: { ...more, counts: people.counts() },
  });
  return [
    route('GET', '', ({ query }) =>
      query.get('full') === 'true' ? { status: 200, body: people.population() } : told(),
    ),
    route(
      'PUT',
      '',
      accepting<Partial<Population>>(object(lists(items)), (given) => {
        const nameless = LISTS.filter((list) =>
          given[list]?.some((item) => keyOf(list, item) === undefined),
        );
        if (nameless.length > 0)
          return refused(400, `Items without a key: ${nameless.join(', ')}.`);
        people.clear();
        people.load({ ...emptyLists(), ...given });
        return told();
      }),
    ),
    route('DELETE', '', () => {
      people.clear();
      return { status: 204 };
    }),
    route(
      'POST',
      '/populate',
      accepting<Partial<PopulateOptions>>(populateSchema, (given) => {
        people.clear();
        people.load(populate({ persons: 0, seed: 1, troubles: 0, ...given, atMs: now() }));
        return told();
      }),
    ),
    route(
      'POST',
      '/change',
      accepting<Partial<ChangeOptions>>(changeSchema, (given) => {
        const changed = change(people, { percent: 0, seed: 1, ...given, atMs: now() });
        return told({ changed });
      }),
    ),
    ...itemRoutes(people, route),
  ];
}

function itemRoutes(
  people: People,
  route: (method: Route['method'], path: string, handle: Handle) => Route,
): Route[] {
  const inList =
    (handle: (list: ListName, request: SimRequest) => SimReply): Handle =>
    (request) => {
      const list = LISTS.find((name) => name === request.params['list']);
      return list ? handle(list, request) : refused(404, `There are: ${LISTS.join(', ')}.`);
    };
  const keyed = (request: SimRequest): string => request.params['key'] ?? '';
  return [
    route(
      'GET',
      '/{list}',
      inList((list) => {
        const found = [...people.table(list).all()].map(({ item }) => item);
        return { status: 200, body: { total: found.length, items: found } };
      }),
    ),
    route(
      'POST',
      '/{list}',
      inList((list, { body, malformed }) => {
        const given = (Array.isArray(body) ? body : [body]) as (Item | undefined)[];
        const named = given.map((item) => item && keyOf(list, item));
        if (malformed || named.some((key) => key === undefined))
          return refused(400, `Items of ${list} need their key; PUT …/${list}/{key} takes any.`);
        for (const [n, item] of given.entries()) people.put(list, named[n] ?? '', item);
        return { status: 200, body: { keys: named } };
      }),
    ),
    route(
      'GET',
      '/{list}/{key}',
      inList((list, request) => {
        const row = people.table(list).get(keyed(request));
        return row ? { status: 200, body: row.item } : refused(404, 'There is no such item.');
      }),
    ),
    route(
      'PUT',
      '/{list}/{key}',
      inList((list, request) => ({
        status: 200,
        body: people.put(list, keyed(request), request.body ?? null).item,
      })),
    ),
    route(
      'PATCH',
      '/{list}/{key}',
      inList((list, request) => {
        const row = people.table(list).get(keyed(request));
        if (!row) return refused(404, 'There is no such item.');
        const item = omit(row.item as Item, 'dateModified');
        const changed = { ...item, ...(request.body as Item) };
        return { status: 200, body: people.put(list, row.key, changed).item };
      }),
    ),
    route(
      'DELETE',
      '/{list}/{key}',
      inList((list, request) =>
        people.table(list).remove(keyed(request))
          ? { status: 204 }
          : refused(404, 'There is no such item.'),
      ),
    ),
  ];
}

function lists(schema: object): Record<ListName, object> {
  return Object.fromEntries(LISTS.map((list) => [list, schema])) as Record<ListName, object>;
}

function emptyLists(): Population {
  return lists([]) as unknown as Population;
}
