/**
 * Ends the process with status 1 in production: the sandbox answers for third parties, its credentials are public, and
 * whoever reaches its port can make it POST anywhere.
 */
export function refuseProduction(
  env: Readonly<Record<string, string | undefined>> = process.env,
  exit: (code: number) => void = process.exit,
): void {
  if (env['NODE_ENV'] !== 'production') return;
  process.stderr.write(
    'The sandbox simulates third parties and refuses to start with NODE_ENV=production. ' +
      'Point the services at the real systems, or unset NODE_ENV for development.\n',
  );
  exit(1);
}
