/**
 * SQLSTATE classes and codes that speak of the database's state and not of the event: 08 connection, 25P03 idle in
 * transaction, 40 rolled back (serialisation, deadlock), 53 resources, 55P03 lock not available, 57 operator
 * intervention (shut-down, cancelled).
 */
const OUTAGE_STATES = ['08', '25P03', '40', '53', '55P03', '57'];

/** Of the socket, raised by node before Postgres could give a SQLSTATE. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Of pg, pg-pool and TypeORM when a connection is lost or cannot be had; they carry no code. */
const LOST_CONNECTION =
  /connection terminated|client has encountered a connection error|client was closed|timeout exceeded when trying to connect|timeout expired|query read timeout|server closed the connection|driver not connected|connection ended unexpectedly/i;

/** TypeORM gives the runner of a broken connection back by itself; the next query in that transaction says so. */
const RELEASED_RUNNER = 'QueryRunnerAlreadyReleasedError';

/** Every SQLSTATE in use holds a digit; an errno such as EPIPE has five capitals and none. */
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** SQLSTATE of an error or of what caused it, if any. */
export function sqlStateOf(error: unknown): string | undefined {
  return chain(error)
    .map(codeOf)
    .find((code) => code !== undefined && SQL_STATE.test(code));
}

/**
 * Whether an error says that the database is away or busy: then the same slice is tried again, and no event is blamed.
 * Wrapped errors (`cause`, TypeORM's `driverError`, `AggregateError`) count by what they wrap.
 */
export function isDatabaseOutage(error: unknown): boolean {
  return chain(error).some((link) => {
    const code = codeOf(link);
    if (code !== undefined && SQL_STATE.test(code))
      return OUTAGE_STATES.some((state) => code.startsWith(state));
    if (code !== undefined && SOCKET_CODES.has(code)) return true;
    if (!(link instanceof Error)) return false;
    return (
      link.name === RELEASED_RUNNER ||
      link.constructor.name === RELEASED_RUNNER ||
      LOST_CONNECTION.test(link.message)
    );
  });
}

function codeOf(link: unknown): string | undefined {
  const code = (link as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The error and everything it wraps, outermost first; ends in spite of a circle. */
function chain(error: unknown): unknown[] {
  const links: unknown[] = [];
  const visit = (link: unknown): void => {
    if (link === null || typeof link !== 'object' || links.includes(link)) return;
    links.push(link);
    const { cause, driverError, errors } = link as {
      cause?: unknown;
      driverError?: unknown;
      errors?: unknown;
    };
    for (const inner of [cause, driverError, ...(Array.isArray(errors) ? errors : [])])
      visit(inner);
  };
  visit(error);
  return links;
}
