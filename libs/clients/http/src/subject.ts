import type { HttpRequest } from './http-request';

/** What a reason begins with: system, method and path template; never a path with ids, a query or a body. */
export function subjectOf(
  system: string,
  request: Pick<HttpRequest<unknown>, 'method' | 'path'>,
): string {
  return `${system}: ${request.method} ${request.path.template}`;
}
