import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { workspaceRoot } from './stack.config';

/** The services that own a database: the apps with a folder src/migrations. A new service is found without being listed. */
export function databaseServices(root = workspaceRoot): string[] {
  const apps = path.join(root, 'apps');
  return readdirSync(apps)
    .filter((app) => existsSync(path.join(apps, app, 'src/migrations')))
    .sort();
}

/** `candidate-screening` → `candidate_screening` */
export function databaseName(service: string): string {
  return service.replaceAll('-', '_');
}

/** `candidate-screening` → `DATABASE_URL_CANDIDATE_SCREENING` */
export function databaseSetting(service: string): string {
  return `DATABASE_URL_${databaseName(service).toUpperCase()}`;
}
