import { execFile } from 'node:child_process';
import * as path from 'node:path';
import {
  ahgoraMonth,
  comparePosted,
  freePort,
  PontoWeb,
  SimulatedDatasul,
  inheritedEnvironment,
  workspaceRoot,
} from '@ponte/testing';

/**
 * Whether anything is posted twice is measured by the simulated Datasul's payroll, so it must see it: a sender that
 * repeats after a lost answer, as the native integration does when a person presses the button again, posts a whole
 * month twice, and the payroll must say so, entry by entry. Beside it, what is posted once must count as once, whatever
 * the button was told in between. A payroll that missed repeats would prove everything.
 */
describe('the button and the simulated payroll', () => {
  let datasul: SimulatedDatasul;

  beforeAll(async () => {
    datasul = await SimulatedDatasul.start();
  });

  beforeEach(() => datasul.reset());

  const button = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const { url, path: at, user, password } = datasul.connection;
      const command = [path.join(workspaceRoot, 'tools/run.cjs'), 'pontoweb', '--url', url];
      const target = ['--path', at, '--user', user];
      execFile(
        process.execPath,
        [...command, ...target, ...args],
        { env: inheritedEnvironment({ AHGORA_PASSWORD: password }), timeout: 60_000 },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  it('prints a line per rubrica, and the payroll holds each once', async () => {
    const seen = await button('--employees', '50', '--rubricas', '6', '--json');
    expect([seen.code, seen.stderr]).toEqual([0, '']);
    expect(JSON.parse(seen.stdout)).toMatchObject({ accepted: true, totals: { S: 300 } });
    const { totals, forgotten, rows } = await datasul.payroll();
    const month = ahgoraMonth({ employees: 50, rubricas: 6 });
    const nothing = { missing: [], different: [], repeated: [], foreign: [] };
    expect(comparePosted(month, rows)).toEqual(nothing);
    expect([totals, forgotten]).toEqual([
      { rows: 300, posts: 300, repeats: 0, corrections: 0, refusedRepeats: 0 },
      0,
    ]);
    const table = await button('--employees', '1', '--rubricas', '2', '--first', '7');
    expect(table.stdout).toContain('2 rubricas enviadas, 2 respondidas: 2 S, 0 E.');
  });

  it('counts nothing twice when the first send never had an effect', async () => {
    await datasul.fault({ kind: 'reset-before', count: 1 });
    const seen = await button('--employees', '5', '--repeat-on-error', '--json');
    expect(JSON.parse(seen.stdout)).toMatchObject({ accepted: true, attempts: 2 });
    expect((await datasul.payroll()).totals).toMatchObject({ rows: 15, posts: 15, repeats: 0 });
  });

  it('counts every entry of a month that is sent again after a lost answer', async () => {
    await datasul.fault({ kind: 'reset-after', count: 1 });
    const seen = await button('--employees', '5', '--repeat-on-error', '--json');
    expect(JSON.parse(seen.stdout)).toMatchObject({ accepted: true, attempts: 2 });
    const { totals, rows } = await datasul.payroll({ repeated: 'true' });
    expect(totals).toMatchObject({ rows: 15, posts: 30, repeats: 15 });
    expect(rows[0]?.valores).toHaveLength(2);
  });

  it('says what a wrong password and an empty house answer', async () => {
    const refused = await button('--password', 'wrong');
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('Retorno 401')]);
    const port = await freePort();
    const nobody = await button('--url', `http://127.0.0.1:${port}`);
    expect([nobody.code, nobody.stdout]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
    expect(await button('--employees', 'muitos')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--employees') as string,
    });
  });

  it('takes a whole month of 2,000 employees in one call, and keeps calls apart', async () => {
    const { url, ...rest } = datasul.connection;
    const pontoWeb = new PontoWeb({ url, ...rest });
    await datasul.settings({ answerMs: 200 });
    const replies = await Promise.all(
      [1, 2_001, 4_001].map((first) =>
        pontoWeb.send(ahgoraMonth({ employees: first === 1 ? 2_000 : 1, rubricas: 6, first })),
      ),
    );
    expect(replies.map(({ entries }) => entries.length)).toEqual([12_000, 6, 6]);
    expect(replies.every(({ entries }) => entries.every(({ status }) => status === 'S'))).toBe(
      true,
    );
    expect((await datasul.payroll({ limit: '0' })).totals.rows).toBe(12_012);
    const { open, most } = await datasul.atOnce();
    expect(open).toBe(0);
    expect(most).toBeGreaterThanOrEqual(2);
  });
});
