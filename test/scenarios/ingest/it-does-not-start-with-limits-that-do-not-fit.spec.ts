import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import {
  atTestEnd,
  createTopic,
  freePort,
  removeFolder,
  spawnApp,
  stack,
  temporaryFolder,
} from '@ponte/testing';
import { INGEST_SECRETS, ingestYaml } from '../../fixtures/ingest/ingest-settings';

/**
 * What cannot work is found at start, with everything that is wrong at once and what to do, not by the first large body
 * at night: a limit whose sealed body does not fit into its topic (also as somebody changed it on the cluster), a
 * deadline shorter than one attempt, topics that are missing, a Kafka that is not there.
 */
describe('a start of ingest', () => {
  async function started(
    yaml: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | null; said: string }> {
    const folder = await temporaryFolder('ingest');
    atTestEnd(() => removeFolder(folder));
    const config = path.join(folder, 'ingest.yml');
    await writeFile(config, yaml);
    const app = await spawnApp({
      app: 'ingest',
      env: {
        HOST: '127.0.0.1',
        CONFIG_FILE: config,
        KAFKA_BROKERS: stack().brokers,
        KAFKA_PREFIX: stack().prefix(),
        TOPIC_PARTITIONS: '1',
        ...INGEST_SECRETS,
        ...more,
      },
    });
    const { code } = await app.exited;
    return { code, said: app.logs.lines.join('\n') };
  }

  it('tells every fault of file and environment at once, and no secret', async () => {
    const { code, said } = await started(
      'sources:\n  - { id: Acme, kind: gupy, tokens: [{ env: NOT_THERE }] }\n  - { id: b, kind: x, tokens: [secret-in-file] }\nlimits: { bodyBytes: 400000, publishwithin: 5s }\n',
      { PII_KEYS: 'k1:short', INGEST_WORKERS: '0' },
    );
    expect(code).toBe(1);
    for (const part of [
      'lower-case',
      'NOT_THERE',
      'kind',
      'must be a list of secret references',
      '351085',
      'did you mean "publishWithin"',
      'PII_KEYS',
      'INGEST_WORKERS',
    ])
      expect(said).toContain(part);
    expect(said).not.toContain('secret-in-file');
  });

  it('is refused if a topic is missing, or the deadline is shorter than an attempt', async () => {
    const { code, said } = await started(ingestYaml({ publishWithin: '3s' }));
    expect(code).toBe(1);
    expect(said).toContain(
      'limits.publishWithin (3000 ms) must be longer than KAFKA_REQUEST_TIMEOUT_MS (4000 ms)',
    );
    expect(said).toContain('gupy.application.moved.v1 does not exist');
  });

  it('is refused if a source expects issued tokens, and no key can tell them from others', async () => {
    const { code, said } = await started(ingestYaml(), { CREDENTIAL_KEYS: '' });
    expect(code).toBe(1);
    expect(said).toContain('CREDENTIAL_KEYS is not set, but the sources issued-only expect issued');
  });

  it('is refused if the cluster takes less than a sealed body', async () => {
    const prefix = stack().prefix();
    await createTopic(stack().brokers, `${prefix}ingest.rejected.v1`, {
      config: { 'max.message.bytes': '100000' },
    });
    const { code, said } = await started(ingestYaml(), { KAFKA_PREFIX: prefix });
    expect(code).toBe(1);
    expect(said).toContain(`${prefix}ingest.rejected.v1 takes records of 100000 bytes`);
  });

  it('without Kafka is never ready', async () => {
    const { code, said } = await started(ingestYaml(), {
      KAFKA_BROKERS: `127.0.0.1:${await freePort()}`,
    });
    expect(code).toBe(1);
    expect(said).toContain('start failed');
    expect(said).not.toContain('"listening"');
  });
});
