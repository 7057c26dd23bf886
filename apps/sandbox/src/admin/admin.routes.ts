import { accepting, refused } from '../core/admin-route';
import { object, type InputFault } from '../core/check';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import { faultSchema, type FaultSpec } from '../core/fault';
import { MOST_FAULTS } from '../core/fault-book';
import { redactBody } from '../core/redact';
import type { Sandbox } from '../core/sandbox';
import { readCallQuery } from './call-filter';
import { countCalls } from './call-counts';
import { listOperations } from './operations';

type Patch = Readonly<Record<string, object>>;

/** Everything below `/admin`: calls, state, faults, settings, reset, and each simulator's own operations. */
export function adminRoutes(sandbox: Sandbox): Route[] {
  const routes: Route[] = [
    { method: 'GET', path: '/calls', handle: (request) => calls(sandbox, request, false) },
    { method: 'GET', path: '/calls/count', handle: (request) => calls(sandbox, request, true) },
    { method: 'DELETE', path: '/calls', handle: () => done(() => forgetCalls(sandbox)) },
    {
      method: 'GET',
      path: '/calls/at-once',
      handle: () => ({ status: 200, body: sandbox.concurrency.seen() }),
    },
    { method: 'GET', path: '/state', handle: (request) => state(sandbox, request) },
    {
      method: 'GET',
      path: '/faults',
      handle: () => ({ status: 200, body: { faults: sandbox.faults.list() } }),
    },
    { method: 'POST', path: '/faults', handle: addFaults(sandbox) },
    { method: 'DELETE', path: '/faults', handle: () => done(() => sandbox.faults.clear()) },
    {
      method: 'DELETE',
      path: '/faults/{faultId}',
      handle: (request) => removeFault(sandbox, request),
    },
    { method: 'GET', path: '/settings', handle: () => settings(sandbox) },
    { method: 'PATCH', path: '/settings', handle: changeSettings(sandbox) },
    { method: 'POST', path: '/reset', handle: () => done(() => sandbox.reset()) },
    ...sandbox.simulators.flatMap(({ name, adminRoutes: own }) =>
      own.map((route) => ({ ...route, path: `/${name}${route.path}` })),
    ),
  ];
  return [{ method: 'GET', path: '', handle: () => listOperations(sandbox, routes) }, ...routes];
}

function calls(sandbox: Sandbox, { query }: SimRequest, countOnly: boolean): SimReply {
  const read = readCallQuery(query);
  if ('faults' in read) return refused(400, 'The query was not understood.', read.faults);
  const found = sandbox.calls.find(read.filter);
  if (countOnly) return { status: 200, body: { total: found.length, by: countCalls(found) } };
  const results =
    read.limit === undefined ? found : found.slice(Math.max(0, found.length - read.limit));
  return { status: 200, body: { total: found.length, forgotten: sandbox.calls.dropped, results } };
}

function forgetCalls({ calls, concurrency }: Sandbox): void {
  calls.clear();
  concurrency.clear();
}

function state({ simulators }: Sandbox, { query }: SimRequest): SimReply {
  const wanted = query.get('system');
  const chosen = simulators.filter(({ name }) => wanted === null || name === wanted);
  if (chosen.length === 0) return refused(404, `No such system; there are: ${names(simulators)}.`);
  return {
    status: 200,
    body: Object.fromEntries(chosen.map((simulator) => [simulator.name, simulator.state()])),
  };
}

function addFaults(sandbox: Sandbox): Route['handle'] {
  const one = accepting<FaultSpec>(faultSchema, (spec) => {
    const faults = misplaced(sandbox, spec);
    if (faults.length > 0)
      return refused(400, 'The body was not understood; nothing was changed.', faults);
    if (sandbox.faults.isFull)
      return refused(409, `More than ${MOST_FAULTS} faults; DELETE /admin/faults clears them.`);
    return { status: 201, body: sandbox.faults.add(spec) };
  });
  return one;
}

/** A fault that could never apply is told at once: a misspelt route would make a test pass for nothing. */
function misplaced({ simulators }: Sandbox, { system, route, method }: FaultSpec): InputFault[] {
  const simulator = simulators.find(({ name }) => name === system);
  if (!simulator) return [{ path: '/system', message: `must be one of ${names(simulators)}` }];
  if (route === undefined) return [];
  const ofRoute = simulator.routes.filter(({ path }) => path === route);
  if (ofRoute.length === 0) {
    const known = [...new Set(simulator.routes.map(({ path }) => path))];
    return [{ path: '/route', message: `must be one of ${known.join(', ')}` }];
  }
  return method === undefined || ofRoute.some((known) => known.method === method)
    ? []
    : [
        {
          path: '/method',
          message: `that route has only ${ofRoute.map((known) => known.method).join(', ')}`,
        },
      ];
}

function removeFault({ faults }: Sandbox, { params }: SimRequest): SimReply {
  return faults.remove(params['faultId'] ?? '')
    ? { status: 204 }
    : refused(404, 'There is no such fault.');
}

function settings({ simulators }: Sandbox): SimReply {
  const values = simulators.map(
    ({ name, settings: { value } }) => [name, redactBody(value)] as const,
  );
  return { status: 200, body: Object.fromEntries(values) };
}

/** All or nothing: the patch of every system is judged before any is applied. */
function changeSettings(sandbox: Sandbox): Route['handle'] {
  const { simulators } = sandbox;
  const schema = object(
    Object.fromEntries(simulators.map(({ name }) => [name, { type: 'object', required: [] }])),
  );
  return accepting<Patch>(schema, (patch) => {
    const chosen = simulators.flatMap((simulator) => {
      const part = patch[simulator.name];
      return part ? [{ simulator, part }] : [];
    });
    const faults = chosen.flatMap(({ simulator, part }) =>
      simulator.settings
        .faults(part)
        .map(({ path, message }) => ({ path: `/${simulator.name}${path}`, message })),
    );
    if (faults.length > 0)
      return refused(400, 'The body was not understood; nothing was changed.', faults);
    for (const { simulator, part } of chosen) simulator.settings.change(part);
    return settings(sandbox);
  });
}

function names(simulators: Sandbox['simulators']): string {
  return simulators.map(({ name }) => name).join(', ');
}

function done(run: () => void): SimReply {
  run();
  return { status: 204 };
}
