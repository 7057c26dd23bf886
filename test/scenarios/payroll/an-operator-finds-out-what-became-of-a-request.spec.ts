import { ahgoraMonth } from '@ponte/testing';
import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

interface Request {
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly { readonly entryId: string | null; readonly rubrica: string }[];
}
interface Entry {
  readonly history: readonly object[];
  readonly calls: readonly { readonly id: string; readonly requestDigest: string }[];
  readonly bodies?: Readonly<Record<string, { request: object; response: object }>>;
}

/**
 * Somebody reads a protocol from PontoWeb's screen. By it an operator sees what became of each rubrica, from there the entry
 * with everything that ever happened to it, and its calls: how each ended, how long it took, the digests of what went out
 * and came back. The bodies, which hold other people too, are opened on record only, however large they are.
 */
it('an operator finds out what became of a request', async () => {
  const world = await PayrollWorld.start({ datasul: 'itemsPerCall: 200, calls: 1' });
  const ops = payrollOps(world);
  // The second call finds everybody waiting: it is large.
  await world.datasul.settings({
    answerMs: 1_000,
    refusals: [{ evento: '206', mensagem: 'Verba inválida.' }],
  });
  const { items } = ahgoraMonth({
    ...{ employees: 120, rubricas: 12 },
    change: (employee, line) => (employee === 0 && line === 2 ? { referencia: '1,75' } : {}),
  });
  const protocol = await world.send(items);
  await world.untilTold(protocol, 1_440);
  await world.untilIdle();

  const { result } = await ops.json<Request>(payroll(`request ${protocol} --limit 5000`));
  expect(result.counts).toEqual({ accepted: 1_319, refused: 121 });
  expect(result.lines).toHaveLength(1_440);
  expect(result.lines[2]).toMatchObject({ item: 0, line: 2, entryId: null, reason: 'referencia' });
  expect(result.lines[1]).toMatchObject({
    outcome: 'refused',
    reason: null,
    entryState: 'refused',
  });
  const table = await ops.run(payroll(`request ${protocol} --outcome refused --limit 3`));
  expect(table.stdout).toContain('Rubricas: 1319 aceito, 121 recusado.');
  expect(table.stdout).toContain('Há mais');
  const nobody = '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22';
  expect((await ops.json(payroll(`request ${nobody}`), 3)).message).toContain(nobody);
  expect((await ops.json(payroll(`entry ${nobody}`), 3)).message).toContain(nobody);

  const [largest] = await world.database.query<{ id: string; sealed: number }[]>(
    `SELECT e.id, length(c.request_body) AS sealed FROM payroll_entry e JOIN payroll_call c ON c.id = e.call_id
     WHERE e.state = 'accepted' ORDER BY sealed DESC LIMIT 1`,
  );
  const id = largest?.id ?? '';
  const entry = await ops.json<Entry>(payroll(`entry ${id}`));
  expect(entry.result.history).toMatchObject([
    { fromState: 'sending', toState: 'accepted', by: 'datasul' },
    { fromState: 'received', toState: 'sending' },
    { fromState: null, toState: 'received', requestId: protocol },
  ]);
  const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
  expect(entry.result.calls).toMatchObject([
    {
      ...{ outcome: 'answered', status: 200, entryOutcome: 'accepted', matched: true },
      ...{
        requestDigest: sha256,
        responseDigest: sha256,
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
  // More than one answer holds: it came in slices.
  expect(largest?.sealed).toBeGreaterThan(100_000);
  const shown = await ops.run(payroll(`entry ${id}`));
  expect(shown.stdout).toContain('História, do mais novo');
  expect(shown.stdout).toContain('em envio → aceito');
}, 60_000);
