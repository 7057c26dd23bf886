import { equipmentCancelled } from '@ponte/contracts';
import { Operator } from '../../fixtures/commands/operator';
import { PERSON } from '../../fixtures/provisioning/settings';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Gupy sends nothing when somebody already hired drops out, so a person must be able to look at requests and to end one: the
 * ticket is cancelled at the desk, once, and who asked and why is known. A rehearsal ends nothing. Reopened, it waits for
 * the hire to be saved again, because what was sealed of the person is gone; then it has a ticket of its own. No answer
 * has a word of the person.
 */
it('an operator looks at requests, closes and reopens them', async () => {
  const world = await ProvisioningWorld.start();
  const operator = new Operator(world.prefix, 'provisioning');
  await world.hire(
    { applicationId: 161, date: '2026-03-20T10:00:00.000Z' },
    { applicationId: 162, date: '2026-03-20T10:00:00.000Z', role: 'Operador' },
  );
  const { id } = await world.until(161, 'open');
  await world.until(162, 'needs-attention');

  const list = async (args: object) => {
    const { result } = await operator.ask('provisioning.list', args);
    return result as { requests: { applicationId: number; state: string }[]; next: string | null };
  };
  expect((await list({ states: ['needs-attention'], reason: 'no-kit' })).requests).toEqual([
    expect.objectContaining({ applicationId: 162, role: 'Operador', startsOn: '2026-04-06' }),
  ]);
  const first = await list({ limit: 1 });
  const second = await list({ limit: 1, after: first.next });
  expect([first, second].map(({ requests }) => requests.length)).toEqual([1, 1]);
  expect((await list({ limit: 1, after: second.next })).requests).toEqual([]);
  const shown = await operator.ask('provisioning.show', { source: 'acme', applicationId: 161 });
  expect(shown.result).toMatchObject({
    id,
    kits: [
      { kit: 'recepcao', verdict: 'match' },
      { kit: 'transferencia', verdict: 'no-match' },
      { kit: 'gerencia', verdict: 'no-match' },
    ],
    tasks: [{ kind: 'desk.create-ticket', state: 'done' }],
  });

  const refused = await operator.ask('provisioning.close', { id }, { why: '' });
  expect(refused.state).toBe('refused');
  expect((await operator.ask('provisioning.close', { source: 'acme' })).state).toBe('refused');
  const rehearsed = await operator.ask('provisioning.close', { id }, { dryRun: true });
  expect(rehearsed).toMatchObject({ state: 'done', result: { state: 'cancelled' } });
  expect((await world.request(161))?.state).toBe('open');
  const closed = await operator.ask('provisioning.close', { id }, { why: 'desistiu por telefone' });
  expect(closed).toMatchObject({ state: 'done', actor: 'maria', why: 'desistiu por telefone' });
  await world.untilIdle(161);
  expect(world.desk.of(id).map(({ status }) => status)).toEqual(['cancelled']);
  expect(await world.untilTold(equipmentCancelled.topic, 1)).toEqual([
    expect.objectContaining({ requestId: id, reason: 'operator' }),
  ]);
  expect((await operator.ask('provisioning.close', { id })).state).toBe('refused');

  // A person's decision stands, whatever HR saves.
  await world.hire({ applicationId: 161, date: '2026-03-21T10:00:00.000Z' });
  await world.untilCaughtUp('gupy.candidate.hired.v1');
  expect((await world.request(161))?.state).toBe('cancelled');
  expect((await operator.ask('provisioning.reopen', { id })).state).toBe('done');
  expect(await world.until(161, 'needs-attention')).toMatchObject({ reason: 'no-candidate' });
  await world.hire({ applicationId: 161, date: new Date().toISOString() });
  await world.until(161, 'open');
  expect(world.desk.of(id).map(({ status }) => status)).toEqual(['cancelled', 'requested']);

  const again = await operator.ask('provisioning.retry-attention', {});
  expect(again).toMatchObject({
    state: 'done',
    result: { requests: [{ state: 'needs-attention', reason: 'no-kit' }], next: null },
  });
  const answers = JSON.stringify(await operator.answers());
  for (const word of PERSON.words) expect(answers).not.toContain(word);
});
