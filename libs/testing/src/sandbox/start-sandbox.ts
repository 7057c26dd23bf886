import { spawnApp, type AppProcess } from '../apps/spawn-app';

/** A sandbox of the test's own, which the test stops. */
export async function startSandbox(
  env: Readonly<Record<string, string>> = {},
): Promise<AppProcess> {
  const app = await spawnApp({ app: 'sandbox', env: { HOST: '127.0.0.1', ...env } });
  await app.ready();
  return app;
}
