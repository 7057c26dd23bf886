import type { StartSecrets } from '../secrets';

export const APPS = [
  'sandbox',
  'ingest',
  'candidate-screening',
  'provisioning',
  'payroll-bridge',
  'people-sync',
  'token-rotator',
] as const;
export type AppName = (typeof APPS)[number];

/** What the configuration of one app may refer to. */
export interface StartContext {
  /** Public ports of those that have one. */
  readonly ports: Readonly<Record<'ingest' | 'sandbox', number>>;
  readonly management: Readonly<Record<AppName, number>>;
  readonly secrets: StartSecrets;
}

/** One process of a guided start. */
export interface StartedApp {
  readonly name: AppName;
  /** Its `CONFIG_FILE`, if it has one. */
  readonly yaml?: (context: StartContext) => string;
  /** Of its environment what is its own; Kafka, database, ports and log level are given to all that want them. */
  readonly env: (context: StartContext) => Readonly<Record<string, string>>;
  /** Whether it speaks to Kafka. */
  readonly messaging: boolean;
}

/** The public address that the sandbox's Gupy is told, as a vendor wants it; the sandbox delivers to ingest instead. */
export const PUBLIC_HOOKS = 'https://hooks.example.com';
