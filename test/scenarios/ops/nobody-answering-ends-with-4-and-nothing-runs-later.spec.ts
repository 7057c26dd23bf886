import { serviceTopics } from '@ponte/contracts';
import { readTopic, stack } from '@ponte/testing';
import { OpsCommand } from '../../fixtures/ops/run-ops';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * A service that is away does not answer: the command ends with 4 and says what that means. The service, back later, does
 * not run what nobody waits for any more, and says so in the history. A service that does not exist is refused at once.
 */
it('nobody answering ends with 4, and nothing runs later', async () => {
  const service = 'candidate-screening';
  const prefix = stack().prefix();
  const ops = new OpsCommand(prefix);
  expect((await ops.json(['tasks', 'list', service], 3)).message).toContain('topics apply');
  await ops.json(['topics', 'apply']);
  expect((await ops.json(['tasks', 'list', 'no-such'], 3)).message).toContain(
    'candidate-screening',
  );

  const asked = ['tasks', 'discard', service, '1', '--why', 'teste', '--timeout', '1s'];
  const silent = await ops.run(asked);
  expect(silent.code).toBe(4);
  expect(silent.stdout).toBe('');
  expect(silent.stderr).toMatch(/não respondeu a tempo.*não será executado depois de/);
  const [command] = await readTopic(stack().brokers, prefix + serviceTopics(service).command.topic);
  const { commandId } = command?.json<{ commandId: string }>() ?? { commandId: '' };
  expect(silent.stderr).toContain(commandId);

  const world = await ScreeningWorld.start({ prefix });
  await world.untilCaughtUp(serviceTopics(service).command.topic);
  const told = await ops.json<{ answers: { state: string }[] }>(['history', 'show', commandId]);
  expect(told.result.answers).toMatchObject([{ state: 'expired', actor: 'maria', why: 'teste' }]);
});
