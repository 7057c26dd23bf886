import { allContracts } from '@ponte/contracts';
import { temporaryFolder, workspaceRoot } from '@ponte/testing';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { AnalyticsWorld } from '../../fixtures/analytics/analytics-world';

const folder = path.join(workspaceRoot, 'examples/analytics');

interface SampleRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: object;
}

/** The sample is part of the example, which is no module of this workspace: it is asked for it as a program. */
async function sampleRecords(): Promise<SampleRecord[]> {
  const source = path.join(folder, 'src/sample/sample-records.ts');
  const script = `import { sampleRecords } from ${JSON.stringify(source)};
    process.stdout.write(JSON.stringify(sampleRecords()));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as SampleRecord[];
}

/**
 * The picture in the repository is no drawing: the command makes it, byte by byte, from sample records each of which keeps its
 * contract and has its key. A change of views, charts or contracts that changes the picture is seen here; `npm run analytics --
 * --sample --out examples/analytics/funnel.svg` makes it anew.
 */
describe('the picture of the example', () => {
  it('is what --sample draws', async () => {
    const world = await AnalyticsWorld.create([]);
    const file = path.join(await temporaryFolder('analytics'), 'funnel.svg');
    const nowhere = { KAFKA_BROKERS: '', KAFKA_PREFIX: '' };
    for (const time of ['first', 'second']) {
      const { code, stderr } = await world.run(['--sample', '--out', file], nowhere);
      expect({ time, code, stderr }).toMatchObject({ code: 0 });
      expect(await readFile(file, 'utf8')).toBe(
        await readFile(path.join(folder, 'funnel.svg'), 'utf8'),
      );
    }
  });

  it('tells no group of fewer than five: of a small one neither its number nor its part of all', async () => {
    const svg = await readFile(path.join(folder, 'funnel.svg'), 'utf8');
    expect(svg.match(/>[+−]?[1-4]</g)).toBeNull();
    expect(svg).toContain('>&lt; 5<');
  });

  it('is drawn from records that keep their contracts', async () => {
    const contracts = new Map(allContracts.map((contract) => [contract.topic, contract]));
    const records = await sampleRecords();
    const faults = records.flatMap(({ topic, key, value }) => {
      const contract = contracts.get(topic);
      if (!contract) return [`${topic}: no contract`];
      if (contract.key(value) !== key) return [`${topic}: key ${key}, not ${contract.key(value)}`];
      return contract.validate(value).map((fault) => `${topic}${fault.path}: ${fault.message}`);
    });
    expect([...new Set(faults)]).toEqual([]);
    expect(records.length).toBeGreaterThan(9_000);
  });
});
