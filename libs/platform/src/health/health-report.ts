import type { HealthCheck } from './health-registry';

export interface HealthReport {
  readonly status: 'ok' | 'failing';
  readonly checks: Readonly<
    Record<string, { readonly status: 'ok' | 'failing'; readonly reason?: string }>
  >;
}

/** A probe has about a second by default in Kubernetes; a check that hangs is as bad as one that fails. */
const CHECK_TIMEOUT_MS = 2_000;

/** Runs checks side by side, each within 2 s; one that throws or hangs counts as failing. */
export async function healthReport(
  checks: ReadonlyMap<string, HealthCheck>,
): Promise<HealthReport> {
  const results = await Promise.all(
    [...checks].map(async ([name, check]) => {
      const reason = await outcome(check);
      const status = reason === null ? ('ok' as const) : ('failing' as const);
      return [name, { status, ...(reason !== null && { reason }) }] as const;
    }),
  );
  const failing = results.some(([, { status }]) => status === 'failing');
  return { status: failing ? 'failing' : 'ok', checks: Object.fromEntries(results) };
}

async function outcome(check: HealthCheck): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${CHECK_TIMEOUT_MS} ms`), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
