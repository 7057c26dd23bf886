import { alerts } from '../../fixtures/payroll/alerts';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

const HOUR_MS = 3_600_000;

/**
 * Which value is the newest is told by when ingest received it. Its clock went an hour ahead, and was put right: the value
 * that Datasul refused in that hour must not keep the mended one away until the hour is over. And a clock that is years
 * behind drops nothing without a word: who sent it is told, and so is somebody here.
 */
describe('a clock that stepped', () => {
  let world: PayrollWorld;
  beforeAll(async () => {
    world = await PayrollWorld.start();
  });

  it('ahead keeps no later value away', async () => {
    await world.datasul.settings({ refusals: [{ evento: '103', mensagem: 'Verba inválida.' }] });
    const ahead = { receivedAt: new Date(Date.now() + HOUR_MS) };
    expect(await world.ask([oneRubrica('15,30')], ahead)).toMatchObject([
      { state: 'refused', by: 'datasul' },
    ]);
    await world.datasul.settings({ refusals: [] });
    expect(await world.ask([oneRubrica('16,00')])).toMatchObject([{ state: 'accepted' }]);
    expect((await world.datasul.payroll()).rows.map(({ valores }) => valores)).toEqual([['16,00']]);
  });

  it('years behind drops nothing without a word', async () => {
    const behind = { receivedAt: new Date('2019-01-02T12:00:00Z') };
    const [told] = await world.ask([oneRubrica('1,00', { rubrica: '10207' })], behind);
    expect(told).toMatchObject({ state: 'refused', by: 'ponte', reason: 'too-old' });
    expect(told?.message).toMatch(/^Não tratada.*02\/01\/2019.*confira no Datasul/);
    expect(alerts(world.services[0], 'payroll-results-too-old')).toBe(1);
    expect(await world.entries(`evento = '207'`)).toEqual([]);
  });
});
