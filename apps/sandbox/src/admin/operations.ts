import type { Route, SimReply } from '../core/exchange';
import type { Sandbox } from '../core/sandbox';

/** `GET /admin`: what is simulated where, and what the admin API can do. */
export function listOperations({ simulators }: Sandbox, routes: readonly Route[]): SimReply {
  return {
    status: 200,
    body: {
      simulators: Object.fromEntries(
        simulators.map(({ name, prefix, routes: own }) => [
          name,
          own.map(({ method, path }) => `${method} ${prefix}${path}`),
        ]),
      ),
      admin: routes.map(({ method, path }) => `${method} /admin${path}`),
    },
  };
}
