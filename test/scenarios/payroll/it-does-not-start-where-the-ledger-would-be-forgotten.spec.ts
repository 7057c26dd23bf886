import { LookupHasher, parseKeyRing } from '@ponte/platform';
import type { AppProcess } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';
import { SECRETS } from '../../fixtures/payroll/settings';

const L2 = `l2:${'00112233445566778899aabbccddeeff'.repeat(2)}`;

/**
 * An entry that is not found is posted again. So a service does not start with an id, companies, a source, an environment or
 * lookup keys with which it would not find what it has posted, and says what to do.
 */
describe('payroll-bridge does not start', () => {
  let world: PayrollWorld;
  const refusal = async (service: AppProcess): Promise<string> => {
    expect((await service.exited).code).toBe(1);
    return service.logs.tail();
  };
  const stop = async (): Promise<void> => void (await world.services.at(-1)?.stop());

  beforeAll(async () => {
    world = await PayrollWorld.start();
    expect(await world.ask([oneRubrica('15,30')])).toMatchObject([{ state: 'accepted' }]);
    await stop();
  });

  afterAll(async () => {
    expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 1, posts: 1 });
  });

  it('with another source of a profile that has entries', async () => {
    await world.configure({ source: 'holding-novo' });
    const said = await refusal(await world.spawn());
    expect(said).toContain('holding-producao.source: is "holding-novo"');
    expect(said).toContain('write source: holding (');
    await world.configure({});
  });

  it('with another id of a profile that has entries', async () => {
    await world.configure({ id: 'holding-prod' });
    const said = await refusal(await world.spawn());
    expect(said).toContain('holding-prod.companies: the profile holding-producao has posted');
    expect(said).toContain('write id: holding-producao');
    await world.configure({});
  });

  it('with a company that moved to another profile, which goes on beside the first', async () => {
    const moved = (profile: readonly string[]) =>
      world.configure({
        companies: '["12"]',
        others: [{ id: 'nova', source: 'nova', companies: '["10"]', profile }],
      });
    await moved([]);
    const refused = async (): Promise<void> =>
      expect(await refusal(await world.spawn())).toContain(
        'nova.companies: the profile holding-producao has posted the companies 10 into',
      );
    await refused();
    // What the first profile was without the company is no reason to forget it.
    await world.configure({ companies: '["12"]' });
    await (await world.spawn()).ready();
    await stop();
    await moved([]);
    await refused();
    await moved(['mayPostAgainAfter: [holding-producao]']);
    const service = await world.spawn();
    await service.ready();
    expect(service.logs.records).toContainEqual(
      expect.objectContaining({ alert: 'profile-changed' }),
    );
    await stop();
    await world.configure({});
  });

  it('without a key under which entries stand', async () => {
    const said = await refusal(await world.spawn({ PII_LOOKUP_KEYS: L2 }));
    expect(said).toContain('PII_LOOKUP_KEYS lacks a key (fingerprint ');
    expect(said).toContain('step 3');
    expect(said).toContain('docs/personal-data.md#lookup-hashes');
  });

  it('with a first key that another process does not have', async () => {
    await (await world.spawn()).ready();
    const said = await refusal(
      await world.spawn({ PII_LOOKUP_KEYS: `${L2},${SECRETS.lookupKey}` }),
    );
    expect(said).toContain('is not known to ');
    expect(said).toContain('step 1');
    // Last, it may stand there beside one that lacks it.
    await (await world.spawn({ PII_LOOKUP_KEYS: `${SECRETS.lookupKey},${L2}` })).ready();
    await Promise.all(world.services.slice(-3).map((service) => service.stop()));
  });

  it('but with another address, which is told, and finds what it has posted', async () => {
    const { url } = world.datasul.connection;
    await world.configure({ url: url.replace('127.0.0.1', 'localhost') });
    const service = await world.spawn();
    await service.ready();
    expect(service.logs.records).toContainEqual(
      expect.objectContaining({ alert: 'profile-changed' }),
    );
    const hasher = new LookupHasher(parseKeyRing(SECRETS.lookupKey).keys);
    expect(await world.ask([oneRubrica('15,30')], { hasher })).toMatchObject([
      { state: 'accepted', repeated: true },
    ]);
  });
});
