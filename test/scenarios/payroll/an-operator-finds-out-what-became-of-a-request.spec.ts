import { ahgoraMonth } from '@ponte/testing';
import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

interface Request {
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly { readonly entryId: string | null; readonly rubrica: string }[];
}
interface Entry {
  readonly history: readonly object[];
  readonly calls: readonly { readonly id: string; readonly requestHmac: string }[];
  readonly bodies?: Readonly<Record<string, { request: object; response: object }>>;
}

/**
 * Somebody reads a protocol from PontoWeb's screen. By it an operator sees what became of each rubrica, from there the entry
 * with everything that ever happened to it, and its calls: how each ended, how long it took, keyed digests of what went out
 * and came back. The bodies, which hold other people too, are opened on record only.
 */
it('an operator finds out what became of a request', async () => {
  const world = await PayrollWorld.start({ datasul: 'calls: 1' });
  const ops = payrollOps(world);
  await world.datasul.settings({
    refusals: [{ evento: '206', mensagem: 'Verba inválida.' }],
  });
  const { items } = ahgoraMonth({
    ...{ employees: 80, rubricas: 8 },
    change: (employee, line) => (employee === 0 && line === 2 ? { referencia: '1,75' } : {}),
  });
  const protocol = await world.send(items);
  await world.untilTold(protocol, 640);
  await world.untilIdle();

  const { result } = await ops.json<Request>(payroll(`request ${protocol} --limit 5000`));
  expect(result.counts).toEqual({ accepted: 559, refused: 81 });
  expect(result.lines).toHaveLength(640);
  expect(result.lines[2]).toMatchObject({ item: 0, line: 2, entryId: null, reason: 'referencia' });
  expect(result.lines[1]).toMatchObject({
    outcome: 'refused',
    reason: null,
    entryState: 'refused',
  });
  const table = await ops.run(payroll(`request ${protocol} --outcome refused --limit 3`));
  expect(table.stdout).toContain('Rubricas: 559 aceito, 81 recusado.');
  expect(table.stdout).toContain('Há mais');
  const nobody = '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22';
  expect((await ops.json(payroll(`request ${nobody}`), 3)).message).toContain(nobody);
  expect((await ops.json(payroll(`entry ${nobody}`), 3)).message).toContain(nobody);

  const id = result.lines[0]?.entryId ?? '';
  const entry = await ops.json<Entry>(payroll(`entry ${id}`));
  expect(entry.result.history).toMatchObject([
    { fromState: 'sending', toState: 'accepted', by: 'datasul' },
    { fromState: 'received', toState: 'sending' },
    { fromState: null, toState: 'received', requestId: protocol },
  ]);
  const hmac = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
  expect(entry.result.calls).toMatchObject([
    {
      ...{ outcome: 'answered', status: 200, entryOutcome: 'accepted', matched: true },
      ...{
        requestHmac: hmac,
        responseHmac: hmac,
        durationMs: expect.any(Number) as number,
      },
    },
  ]);
  expect(JSON.stringify(entry)).not.toMatch(/1019\d{3}|10\|1\|9\d{3}/);

  await ops.json(payroll(`entry ${id} --open`), 3);
  const opened = await ops.json<Entry>(payroll(`entry ${id} --open`, 'reclamação do funcionário'));
  expect(opened.result).toMatchObject({
    sealed: { employee: { codfuncionario: expect.stringMatching(/^10\|1\|9\d{3}$/) as string } },
  });
  const [call] = entry.result.calls;
  const body = opened.result.bodies?.[call?.id ?? ''];
  expect(body).toMatchObject({
    request: { items: expect.any(Array) as object[] },
    response: { response: expect.any(Array) as object[] },
  });
  // A body that no answer can hold comes in slices, still sealed.
  const [kept] = await world.database.query<{ sealed: string }[]>(
    `SELECT request_body AS sealed FROM payroll_call WHERE id = $1`,
    [call?.id],
  );
  const slice = JSON.stringify({ id: call?.id, part: 'request', from: 1_000 });
  const rest = await ops.json(['service', 'ask', 'payroll-bridge', 'payroll.call-body', slice]);
  expect(rest.result).toEqual({ text: kept?.sealed.slice(1_000), next: null });
  const shown = await ops.run(payroll(`entry ${id}`));
  expect(shown.stdout).toContain('História, do mais novo');
  expect(shown.stdout).toContain('em envio → aceito');
});
