import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { freePortOr, workspaceRoot } from '@ponte/testing';
import { startedApps } from './apps';
import { APPS, type AppName, type StartContext } from './apps/started-app';
import { keptSecrets } from './secrets';

/** Where a guided start keeps its configuration, secrets and logs between runs; never committed. */
export const startFolder = path.join(workspaceRoot, '.ponte/start');

/** Everything the started services are told. */
export interface StartSettings extends StartContext {
  readonly configFiles: ReadonlyMap<AppName, string>;
}

const FIRST_MANAGEMENT_PORT = 9464;

/** Free ports (the usual ones where they are free), secrets made once, and the YAML of each service. */
export async function prepareSettings(): Promise<StartSettings> {
  await mkdir(path.join(startFolder, 'logs'), { recursive: true });
  const secrets = await keptSecrets(path.join(startFolder, 'secrets.json'));
  const ports = { ingest: await freePortOr(3000), sandbox: await freePortOr(4000) };
  const management = {} as Record<AppName, number>;
  for (const [index, app] of APPS.entries()) {
    management[app] = await freePortOr(FIRST_MANAGEMENT_PORT + index);
  }
  const context = { ports, management, secrets };
  const configFiles = new Map<AppName, string>();
  for (const { name, yaml } of startedApps) {
    if (!yaml) continue;
    const file = path.join(startFolder, `${name}.yml`);
    await writeFile(file, yaml(context));
    configFiles.set(name, file);
  }
  return { ...context, configFiles };
}
