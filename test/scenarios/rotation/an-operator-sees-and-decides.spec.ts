import { eventually, spawnApp } from '@ponte/testing';
import { Operator } from '../../fixtures/commands/operator';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * An operator lists and shows webhooks with their tokens' ages and the beginnings of digests, never a token or an address;
 * rotates one now, pauses and resumes it, each with a reason; and the plan says what Gupy would be changed in before it is:
 * by the service's own sub-command, and by the running service.
 */

it('an operator sees and decides', async () => {
  const hooks = [{ postbackUrl: 'https://hooks.example.com/a?key=address-secret' }];
  const world = await RotationWorld.start({ hooks, watch: 'every: 0.5' });
  const operator = new Operator(world.prefix, 'token-rotator');
  const first = await world.untilConfirmed(1);

  const listed = await operator.ask('rotation.list');
  expect(listed).toMatchObject({
    state: 'done',
    result: { webhooks: [{ webhook: 'acme-moved', status: 'active', pending: null }], next: null },
  });
  const shown = await operator.ask('rotation.show', { webhook: 'acme-moved' });
  expect(shown.result).toMatchObject({
    tokens: [
      { seq: 1, state: 'confirmed', sha256: first.sha256.slice(0, 12), confirmedBy: 'answer' },
    ],
    ingest: [{ instance: 'ingest-1' }],
  });

  expect(await operator.ask('rotation.pause', { webhook: 'acme-moved' })).toMatchObject({
    state: 'done',
  });
  expect(await operator.ask('rotation.rotate', { webhook: 'acme-moved' })).toMatchObject({
    ...{ state: 'refused', message: expect.stringMatching(/pausado \(maria: conferido\)/) },
  });
  await operator.ask('rotation.resume', { webhook: 'acme-moved' });
  await operator.ask('rotation.rotate', { webhook: 'acme-moved' });
  await world.untilConfirmed(2);
  expect(await operator.ask('rotation.show', { webhook: 'nobody' })).toMatchObject({
    state: 'refused',
  });
  expect(
    await operator.ask('rotation.rotate', { webhook: 'acme-moved' }, { why: '' }),
  ).toMatchObject({
    state: 'refused',
  });

  const changes = async () => {
    const { result } = await operator.ask('rotation.plan');
    const { plans } = result as { plans: { lines: { change: string }[]; foreign: unknown[] }[] };
    return [plans[0]?.lines.map(({ change }) => change), plans[0]?.foreign.length];
  };
  await eventually(async () => (await changes()).join() === 'none,0');

  // By the service's own sub-commands, with a declaration that is new.
  await world.services[0]?.stop();
  await world.configure({
    hooks: [...hooks, { id: 'acme-hired', action: 'candidate.hired' }],
    watch: 'every: 0.5',
  });
  const run = async (args: string[]) => {
    const command = await spawnApp({ app: 'token-rotator', args, env: world.serviceEnv() });
    const { code } = await command.exited;
    return [code, command.logs.tail()] as const;
  };
  const [differs, plan] = await run(['plan']);
  expect(plan).toMatch(/acme-hired .*registrar/);
  expect(differs).toBe(2);
  expect(await world.calls('POST')).toHaveLength(1);
  await (await world.spawn()).ready();
  const [applied, text] = await run(['apply']);
  expect(text).toMatch(/A Gupy está como o arquivo declara/);
  expect(applied).toBe(0);
  expect((await run(['plan']))[0]).toBe(0);
  expect(await world.calls('POST')).toHaveLength(2);
  expect(JSON.stringify([listed, shown, plan])).not.toContain('address-secret');
});
