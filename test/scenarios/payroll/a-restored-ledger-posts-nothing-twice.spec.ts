import type { AhgoraItem } from '@ponte/testing';
import { DatabaseSnapshot } from '../../fixtures/payroll/database-snapshot';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

interface Restored {
  readonly applied: boolean;
  readonly forgotten: number;
  readonly older: number;
  readonly lines: number;
  readonly doubted: number;
  readonly unjudged: number;
  readonly left: readonly object[];
}

/**
 * Postgres was restored from a backup of before the last posts: the ledger knows nothing of them, and would post all of it
 * again. The service does not start with it. `restore` brings the ledger up to what was told, makes unknown what nobody told
 * anything of, posts nothing, and changes nothing when it is done once more. Then everything is sent again, and nothing stands
 * at Datasul twice.
 */
describe('a ledger that was restored from a backup', () => {
  let world: PayrollWorld;
  let snapshot: DatabaseSnapshot;
  let told: readonly string[];
  const employee = (matricula: number, rubrica = '10103', more: Partial<AhgoraItem> = {}) =>
    oneRubrica('15,30', {
      ...{ matricula: `101${matricula}`, codfuncionario: `10|1|${matricula}`, rubrica, ...more },
    });
  const month = [employee(9001), employee(9002), employee(9003)];
  /** Refused, then mended at Datasul: in the backup refused, later accepted. */
  const mended = [employee(9004, '10107')];
  const later = [employee(9005), employee(9006, '10103', { campoAdicional: '02' })];
  const refused = [employee(9007, '10108')];
  /** In a call when the database was lost. */
  const cut = [employee(9008), employee(9009)];
  const everything = [...month, ...mended, ...later, ...refused, ...cut];
  const restore = async (...args: string[]): Promise<{ code: number | null; said: Restored }> => {
    const command = await world.spawn({}, ['restore', '--json', ...args]);
    const { code } = await command.exited;
    const line = command.logs.lines.find((each) => each.startsWith('{"applied"')) ?? '{}';
    return { code, said: JSON.parse(line) as Restored };
  };
  const ledger = () =>
    world.database.query<object[]>(
      `SELECT id, employee, state, version, referencia, accepted_referencia, reason, by, settled_at, received_at, unsure
       FROM payroll_entry ORDER BY id`,
    );

  beforeAll(async () => {
    world = await PayrollWorld.start({ datasul: 'timeoutMs: 20000' });
    const refusals = [
      { evento: '107', mensagem: 'Verba inválida.' },
      { evento: '108', mensagem: 'Verba inválida.' },
    ];
    await world.datasul.settings({ refusals });
    await world.ask([...month, ...mended]);
    await world.untilIdle();
    snapshot = await DatabaseSnapshot.take(world.database);
    await world.datasul.settings({ refusals: refusals.slice(1) });
    await world.ask([...mended, ...later, ...refused]);
    await world.untilIdle();
    told = (await ledger()).map((each) => JSON.stringify(each));

    await world.datasul.fault({ kind: 'hang', processed: true, count: 1 });
    await world.send(cut);
    await world.datasul.untilRows(8);
    await world.services[0]?.kill();
    await snapshot.restore();
    expect(await world.count('payroll_entry')).toBe(4);
  }, 90_000);

  it('is not started with, and the way out is told', async () => {
    const service = await world.spawn();
    expect((await service.exited).code).toBe(1);
    const said = service.logs.tail();
    expect(said).toMatch(/the ledger does not know that entry [0-9a-f-]{36} was told/);
    expect(said).toContain('docs/runbooks/payroll-restored-database.md');
    expect(said).toContain('"restore" (node main.js restore)');
  });

  it('is not restored while a process runs', async () => {
    await world.database.query(
      `UPDATE payroll_lookup_user SET until = clock_timestamp() + interval '1 minute'`,
    );
    expect((await restore()).code).toBe(1);
    await world.database.query(
      `UPDATE payroll_lookup_user SET until = clock_timestamp() - interval '1 hour'`,
    );
  });

  it('is rehearsed without a change', async () => {
    const before = await ledger();
    const { code, said } = await restore();
    expect(said).toMatchObject({ applied: false, forgotten: 3, older: 1, doubted: 2, left: [] });
    expect(code).toBe(0);
    expect(await ledger()).toEqual(before);
  });

  it('is what was told of it, and in doubt where nothing was', async () => {
    expect((await restore('--apply')).code).toBe(64);
    const { code, said } = await restore('--apply', '--why', 'banco restaurado de ontem');
    expect(said).toMatchObject({ applied: true, forgotten: 3, older: 1, doubted: 2, unjudged: 0 });
    expect(code).toBe(0);
    const now = (await ledger()) as { reason: string | null; state: string }[];
    const known = now.filter(({ reason }) => reason !== 'ledger-restored');
    const plain = (text: string) => text.replace(/\.\d{3}Z/g, 'Z');
    expect(known.map((each) => plain(JSON.stringify(each)))).toEqual(told.map(plain));
    expect(now.filter(({ state }) => state === 'unknown')).toHaveLength(2);
    expect(
      await world.count(`payroll_entry_history WHERE why = 'banco restaurado de ontem'`),
    ).toBeGreaterThanOrEqual(6);
    // Once more, as after an interruption.
    const again = await restore('--apply', '--why', 'de novo');
    expect(again.said).toMatchObject({ forgotten: 0, older: 0, lines: 0, doubted: 0, left: [] });
    expect(await ledger()).toEqual(now);
  });

  it('posts nothing twice when everything is sent again', async () => {
    const before = (await world.datasul.payroll()).totals;
    await (await world.spawn()).ready();
    const answers = await world.ask(everything);
    expect(answers.map(({ state, repeated }) => `${state} ${repeated}`)).toEqual([
      ...Array<string>(6).fill('accepted true'),
      'refused false',
      ...Array<string>(2).fill('unknown true'),
    ]);
    await world.untilIdle();
    const after = (await world.datasul.payroll()).totals;
    expect(after).toMatchObject({ rows: 8, posts: before.posts, repeats: 0, corrections: 0 });
  });
});
