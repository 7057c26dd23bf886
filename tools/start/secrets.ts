import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

const NAMES = [
  'piiKeys',
  'lookupKeys',
  'credentialKeys',
  'gupyWebhookToken',
  'gupyApiToken',
  'examWebhookToken',
  'examApiToken',
  'deskWebhookToken',
  'deskApiToken',
  'ahgoraPassword',
  'datasulPassword',
  'feedzToken',
  'rubeusContato',
  'rubeusRegistro',
  'rubeusAtividade',
  'rubeusEvento',
] as const;

export type StartSecrets = Readonly<Record<(typeof NAMES)[number], string>>;

/** Secrets of a guided start, made once and kept: what an earlier start sealed must open again. */
export async function keptSecrets(file: string): Promise<StartSecrets> {
  const kept = existsSync(file)
    ? (JSON.parse(await readFile(file, 'utf8')) as Partial<StartSecrets>)
    : {};
  const secrets = Object.fromEntries(NAMES.map((name) => [name, kept[name] ?? made(name)]));
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets as StartSecrets;
}

function made(name: (typeof NAMES)[number]): string {
  const random = randomBytes(32).toString('hex');
  if (name === 'piiKeys') return `k1:${random}`;
  if (name === 'lookupKeys') return `l1:${random}`;
  return name === 'credentialKeys' ? `c1:${random}` : random;
}
