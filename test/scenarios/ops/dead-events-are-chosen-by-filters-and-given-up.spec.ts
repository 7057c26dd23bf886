import { eventually } from '@ponte/testing';
import { OpsCommand } from '../../fixtures/ops/run-ops';
import { movedRecord } from '../../fixtures/screening/events';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * Dead events are found by class, kind, party, application, time and id, with the state that the service gives them. What
 * is given up is not listed any more, and a replay of it sends nothing.
 */
it('dead events are chosen by filters and given up', async () => {
  const world = await ScreeningWorld.start();
  const ops = new OpsCommand(world.prefix);
  const service = 'candidate-screening';
  const broken = [
    movedRecord({ applicationId: 301 }),
    movedRecord({ applicationId: 302 }),
    movedRecord({ applicationId: 303, source: 'beta' }),
  ].map((record) => {
    const value = JSON.parse(String(record.value)) as object;
    return { ...record, value: Buffer.from(JSON.stringify({ ...value, date: 'ontem' })) };
  });
  await world.write(broken);
  await eventually(async () => (await world.read(`${service}.dead.v1`)).length === 3, {
    timeoutMs: 20_000,
    what: 'three dead letters',
  });
  const ids = broken.map(({ headers }) => headers.ce_id ?? '');
  const [first = '', second = '', third = ''] = ids;
  const listed = async (...filter: readonly string[]): Promise<string[]> => {
    const { result } = await ops.json<{ letters: { eventId: string }[] }>([
      ...['dead', 'list', service],
      ...filter,
    ]);
    return result.letters.map(({ eventId }) => eventId).sort();
  };

  expect(await listed('--class', 'contract', '--kind', 'gupy.application.moved')).toEqual(
    [...ids].sort(),
  );
  expect(await listed('--class', 'handler')).toEqual([]);
  expect(await listed('--party', 'gupy:beta')).toEqual([third]);
  expect(await listed('--application', 'acme/302')).toEqual([second]);
  expect(await listed('--since', '1h', '--reason', '/date', '--id', first)).toEqual([first]);
  expect(await listed('--since', '2099-01-01')).toEqual([]);
  const some = await ops.json<{ letters: unknown[]; left: number }>([
    ...['dead', 'list', service, '--limit', '2'],
  ]);
  expect([some.result.letters.length, some.result.left]).toEqual([2, 1]);

  const discard = ['dead', 'discard', service];
  // All of them must be asked for by name.
  expect((await ops.run([...discard, '--why', 'teste', '--yes'])).code).toBe(3);
  // Nobody is there to say yes.
  expect((await ops.run([...discard, '--party', 'acme', '--why', 'teste'])).code).toBe(3);
  expect(await listed('--party', 'acme')).toHaveLength(2);
  const given = await ops.json<{ discarded: unknown[] }>([
    ...[...discard, '--party', 'acme', '--why', 'candidaturas de teste', '--yes'],
  ]);
  expect(given.result.discarded).toHaveLength(2);
  expect(await listed()).toEqual([third]);
  expect(await listed('--state', 'discarded')).toEqual([first, second].sort());
  const replayed = await ops.json([
    ...['dead', 'replay', service, '--id', first, '--why', 'engano', '--yes'],
  ]);
  expect(replayed.message).toContain('discarded');
  expect(await world.read(`${service}.replay.v1`)).toEqual([]);
});
