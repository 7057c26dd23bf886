import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { freePortOr, workspaceRoot } from '@ponte/testing';

/** Where a guided start keeps its configuration, secrets and logs between runs; never committed. */
export const startFolder = path.join(workspaceRoot, '.ponte/start');

/** Everything the started services are told. */
export interface StartSettings {
  readonly ports: Readonly<Record<'ingest' | 'sandbox', number>>;
  readonly management: Readonly<Record<AppName, number>>;
  readonly secrets: StartSecrets;
  readonly configFiles: Readonly<Record<'ingest' | 'candidate-screening', string>>;
}

export const APPS = ['sandbox', 'ingest', 'candidate-screening'] as const;
export type AppName = (typeof APPS)[number];

export interface StartSecrets {
  readonly piiKeys: string;
  readonly gupyWebhookToken: string;
  readonly examWebhookToken: string;
  readonly gupyApiToken: string;
  readonly examApiToken: string;
}

/** Free ports (the usual ones where they are free), secrets made once, and the YAML of each service. */
export async function prepareSettings(): Promise<StartSettings> {
  await mkdir(path.join(startFolder, 'logs'), { recursive: true });
  const secrets = await ownSecrets();
  const ports = { ingest: await freePortOr(3000), sandbox: await freePortOr(4000) };
  const management = {
    ingest: await freePortOr(9464),
    'candidate-screening': await freePortOr(9465),
    sandbox: await freePortOr(9466),
  };
  const configFiles = {
    ingest: path.join(startFolder, 'ingest.yml'),
    'candidate-screening': path.join(startFolder, 'candidate-screening.yml'),
  };
  await writeFile(configFiles.ingest, INGEST);
  await writeFile(configFiles['candidate-screening'], screening(ports.sandbox));
  return { ports, management, secrets, configFiles };
}

/** Kept between starts: what an earlier start sealed must open again. */
async function ownSecrets(): Promise<StartSecrets> {
  const file = path.join(startFolder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as StartSecrets;
  const random = () => randomBytes(32).toString('hex');
  const secrets = {
    piiKeys: `k1:${random()}`,
    gupyWebhookToken: random(),
    examWebhookToken: random(),
    gupyApiToken: random(),
    examApiToken: random(),
  };
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

const INGEST = `sources:
  - id: acme
    kind: gupy
    header: x-ponte-token
    tokens: [{ env: GUPY_ACME_TOKEN }]
  - id: exam-platform
    kind: validation
    header: x-ponte-token
    tokens: [{ env: EXAM_PLATFORM_TOKEN }]
`;

const screening = (sandboxPort: number): string => `gupy:
  acme: { url: "http://127.0.0.1:${sandboxPort}/gupy/api/v1", token: { env: GUPY_API_TOKEN }, ratePerMinute: 900 }
providers:
  - { id: exam-platform, kind: http, repeat: find, url: "http://127.0.0.1:${sandboxPort}/exams", token: { env: EXAM_API_TOKEN } }
screenings:
  - id: exames
    source: acme
    step: { name: "Exames" }
    provider: exam-platform
    outcomes:
      apto: { tag: "Apto" }
      inapto: { tag: "Inapto", removeTags: ["Apto"] }
      inconclusivo: { tag: "{summary}" }
    comment: when-too-long
    tagMaxLength: 40
    again: on-each-entry
    expireAfter: 30d
`;
