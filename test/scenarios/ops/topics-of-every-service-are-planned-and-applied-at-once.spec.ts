import { appNames, spawnApp, stack } from '@ponte/testing';
import { OpsCommand } from '../../fixtures/ops/run-ops';

/**
 * `topics plan` ends with 2 while anything differs, `topics apply` makes it so, and both mean the very topics that the
 * services themselves ask for: after the one, no service finds a difference; after the services' own, the command does
 * not.
 */
const WITHOUT_TOPICS = ['ops', 'sandbox'];
const services = appNames().filter((name) => !WITHOUT_TOPICS.includes(name));

async function byEachService(prefix: string, verb: 'plan' | 'apply'): Promise<(number | null)[]> {
  const codes: (number | null)[] = [];
  for (const app of services) {
    const env = { KAFKA_BROKERS: stack().brokers, KAFKA_PREFIX: prefix, TOPIC_PARTITIONS: '3' };
    const { exited } = await spawnApp({ app, args: ['topics', verb], env });
    codes.push((await exited).code);
  }
  return codes;
}

it('what the command applies, no service finds anything to add to', async () => {
  const prefix = stack().prefix();
  const ops = new OpsCommand(prefix);
  const before = await ops.json<{ differences: { kind: string }[] }>(['topics', 'plan'], 2);
  expect(new Set(before.result.differences.map(({ kind }) => kind))).toEqual(new Set(['create']));
  await ops.json(['topics', 'apply', '--dry-run'], 2);
  await ops.json(['topics', 'apply']);
  expect((await ops.json(['topics', 'plan'])).result).toMatchObject({
    differences: [],
    unmanaged: [],
  });
  expect(await byEachService(prefix, 'plan')).toEqual(services.map(() => 0));
});

it('what the services apply, the command finds nothing to add to', async () => {
  const prefix = stack().prefix();
  expect(await byEachService(prefix, 'apply')).toEqual(services.map(() => 0));
  const { result } = await new OpsCommand(prefix).json(['topics', 'plan']);
  expect(result).toMatchObject({ differences: [], unmanaged: [] });
});
