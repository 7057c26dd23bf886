import type { Route, SimReply, SimRequest } from './exchange';
import type { Post } from './post';
import type { Random } from './random';
import type { Settings } from './settings';
import type { Timers } from './timers';

/** The outside world of a simulator, replaceable in tests. */
export interface SimulatorParts {
  readonly timers: Timers;
  readonly random: Random;
  readonly post: Post;
}

/**
 * One simulated third party. A folder with a class of this shape, named in `simulators.ts`, is all that a new one needs:
 * faults, recording, settings, state and reset come with it.
 */
export interface Simulator {
  /** Name in faults, calls and admin paths, e.g. `gupy`. */
  readonly name: string;
  /** Where it is mounted, e.g. `/gupy/api/v1`. */
  readonly prefix: string;
  readonly routes: readonly Route[];
  /** Mounted below `/admin/<name>`; neither recorded nor subject to faults. */
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<object>;
  /** Answers a request; `route` is `undefined` for a path or method that it does not have. */
  serve(request: SimRequest, route: Route | undefined): Promise<SimReply>;
  /** The body of an error that a fault asks for, in the third party's own shape. */
  errorBody(status: number): unknown;
  /** What it holds, without secrets. */
  state(): object;
  /** Back to the seed; scheduled work is cancelled. */
  reset(): void;
  /** Cancels what is scheduled and waits for what is on the wire. */
  close(): Promise<void>;
}
