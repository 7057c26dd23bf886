import type { Route } from './exchange';

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Matches methods and paths against templates such as `/jobs/{jobId}/steps`. Strict: no trailing or doubled slash. */
export class Router {
  private readonly compiled: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.compiled = routes.map((route) => {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      return {
        route,
        names,
        pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`),
      };
    });
  }

  find(method: string, path: string): RouteMatch | undefined {
    for (const { route, pattern, names } of this.compiled) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (match) {
        const params = Object.fromEntries(
          names.map((name, i) => [name, decode(match[i + 1] ?? '')]),
        );
        return { route, params };
      }
    }
    return undefined;
  }

  /** Methods that the path has, for an `Allow` header. */
  methods(path: string): string[] {
    return this.compiled
      .filter(({ pattern }) => pattern.test(path))
      .map(({ route }) => route.method);
  }
}

/** A segment that is not valid percent-encoding is taken as it stands: it will simply not be found. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
