import { Sealer } from '@ponte/platform';
import { gupyApplicationMoved, datasulPerson } from '@ponte/contracts';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { temporaryFolder } from '@ponte/testing';
import { AnalyticsWorld, businessContracts, told } from '../../fixtures/analytics/analytics-world';

const NAME = 'Ana Beatriz de Souza Lima';
const EMAIL = 'ana.souza@example.com';

/**
 * An analyst gets no key. The example runs without one, from records whose sealed parts hold a person for real, and neither
 * the person nor the sealed text, which whoever finds a key one day could open, is anywhere in its database, its output or
 * its picture. What it does keep of a sealed part is its name, so that it can say how many records had one.
 */
describe('a reading without any key', () => {
  it('keeps and shows nothing that was sealed', async () => {
    const sealer = new Sealer([{ kid: 'k1', key: randomBytes(32) }]);
    const subject = { system: 'gupy', source: 'acme', person: '256080' };
    const seal = (purpose: string) =>
      sealer.seal({ purpose, subject }, JSON.stringify({ name: NAME, email: EMAIL }));
    const world = await AnalyticsWorld.create(businessContracts.map(({ topic }) => topic));
    await world.write([
      ...businessContracts.map((contract) => told(contract, contract.topic, {})),
      told(gupyApplicationMoved, 'sealed', {
        sealed: { candidate: seal('candidate'), raw: seal('raw') },
        // Where no contract has one: kept by nobody either.
        elsewhere: { deep: [seal('message')] },
      }),
      told(datasulPerson, 'person', { version: 9, sealed: { person: seal('person') } }),
    ]);
    const picture = path.join(await temporaryFolder('analytics'), 'funnel.svg');

    const { code, stdout, stderr } = await world.run(['--json', '--out', picture]);

    expect({ code, stderr }).toMatchObject({ code: 0 });
    const tables = await world.rows<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'analytics'",
    );
    const kept = await Promise.all(
      tables.map(async ({ name }) => JSON.stringify(await world.rows(`SELECT * FROM ${name}`))),
    );
    const everything = [...kept, stdout, stderr, await readFile(picture, 'utf8')].join('\n');
    expect(everything).toContain('gupy.application.moved.v1');
    for (const secret of [NAME, EMAIL, 'v1.k1.', 'AAECAwQFBgcICQoL']) {
      expect(everything).not.toContain(secret);
    }
    const parts = await world.rows(
      `SELECT type, part, records::int FROM sealed_part
        WHERE type IN ('gupy.application.moved.v1', 'datasul.person.v1') ORDER BY type, part`,
    );
    expect(parts).toEqual([
      { type: 'datasul.person.v1', part: 'person', records: 1 },
      { type: 'gupy.application.moved.v1', part: 'candidate', records: 2 },
      { type: 'gupy.application.moved.v1', part: 'deep', records: 1 },
      { type: 'gupy.application.moved.v1', part: 'raw', records: 2 },
    ]);
  });
});
