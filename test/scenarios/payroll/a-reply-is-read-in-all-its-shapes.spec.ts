import { ahgoraMonth } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * Datasul's reply names neither competência nor employee code nor an index, and its shape differs from server to server:
 * entries in any order, one response per employee or one for all, an object where an array is meant, optional fields left
 * out, padding changed, a status in lower case. Each rubrica gets its own outcome. What is left out of the reply is unknown
 * though it was posted; what fits nothing is kept, sealed, and settles nothing.
 */
describe('a reply of Datasul', () => {
  let world: PayrollWorld;
  let competencia = 0;

  beforeAll(async () => {
    world = await PayrollWorld.start();
    await world.datasul.settings({ refusals: [{ evento: '206', mensagem: 'Verba inválida.' }] });
  });

  /** A month of its own of 12 employees with two rubricas, of which the second is refused. */
  async function month(settings: object): Promise<string[]> {
    competencia += 1;
    await world.database.query(`DELETE FROM payroll_profile`);
    await world.datasul.settings(settings);
    const { items } = ahgoraMonth({
      ...{ employees: 12, rubricas: 2 },
      competencia: `2025-${String(competencia).padStart(2, '0')}`,
    });
    return (await world.ask(items)).map(({ state }) => state);
  }
  const each = Array.from({ length: 12 }, () => ['accepted', 'refused']).flat();

  it.each([
    ['in any order', { shuffled: true }],
    ['for each employee', { shuffled: true, responses: 'per-employee', singleAsObject: true }],
    ['in lower case', { lowerCaseStatus: true, responses: 'one' }],
    ['without what is optional', { omits: ['referencia', 'datafalta'], lowerCaseStatus: false }],
    ['with other padding', { omits: [], matricula: 'padded' }],
    ['under another status', { matricula: 'as-sent', partialStatus: 422 }],
  ])('%s tells each rubrica its own', async (_, settings) => {
    expect(await month(settings)).toEqual(each);
  });

  it('that leaves entries out leaves those unknown, never accepted', async () => {
    const states = await month({ partialStatus: 200, missing: 5, extra: 3 });
    expect(states.filter((state) => state === 'unknown')).toHaveLength(5);
    expect(states.every((state, at) => state === 'unknown' || state === each[at])).toBe(true);
    const [call] = await world.database.query<{ leftover: string }[]>(
      `SELECT leftover FROM payroll_call ORDER BY started_at DESC LIMIT 1`,
    );
    expect(call?.leftover).toMatch(/^v1\.k1\.call:datasul:holding:/);
    const unmatched = `payroll_call_entry WHERE NOT matched AND outcome = 'unknown'`;
    expect(await world.count(unmatched)).toBe(5);
  });

  it('with a status of which nobody heard leaves that one unknown', async () => {
    const states = await month({ missing: 0, extra: 0, unknownStatuses: 4 });
    expect(states.filter((state) => state === 'unknown')).toHaveLength(4);
  });

  it('and its call can be read by nobody without the key', async () => {
    const calls = await world.database.query<object[]>(
      `SELECT c.*, e.outcome AS of FROM payroll_call c JOIN payroll_call_entry e ON e.call_id = c.id`,
    );
    const text = JSON.stringify(calls) + world.services[0]?.logs.lines.join('\n');
    expect(text).not.toMatch(/10\|1\|90|10190\d\d|Verba inv/);
    expect((await world.datasul.payroll()).totals.repeats).toBe(0);
  });
});
