/**
 * `topics apply` makes the cluster as the contracts say, and a second time changes nothing; `plan` says what differs and
 * exits with 2; a missing topic is named together with the command that makes it; partitions are added to a keyed topic
 * only with --repartition; settings that an operator made stay.
 */
import { gupyApplicationMoved, ingestRejected, screeningRequested } from '@ponte/contracts';
import {
  TopicAdmin,
  TopicRegistry,
  TopicsPreflight,
  topicSpec,
  TopicsCommand,
  type TopicSpec,
} from '@ponte/messaging';
import { eventually, stack, stockKafka } from '@ponte/testing';
import { kafkaConfig, quietLog } from './publisher-under-test';

/** The kind of resource in Kafka's protocol. */
const TOPIC_RESOURCE = 2;

const contracts = [gupyApplicationMoved, ingestRejected, screeningRequested];

function environment(): {
  admin: TopicAdmin;
  prefix: string;
  run: (args: string[], wanted?: readonly TopicSpec[]) => Promise<{ code: number; text: string }>;
} {
  const { brokers, prefix: makePrefix } = stack();
  const prefix = makePrefix();
  const admin = new TopicAdmin({
    config: kafkaConfig(brokers, { prefix, topicPartitions: 2 }),
    clientId: 'topics',
    log: quietLog,
  });
  const run = async (
    args: string[],
    wanted: readonly TopicSpec[] = contracts.map((contract) => topicSpec(contract)),
  ) => {
    let text = '';
    const command = new TopicsCommand({
      admin: () => admin,
      wanted: () => wanted,
      print: (part) => (text += part),
    });
    return { code: await command.run(args), text };
  };
  return { admin, prefix, run };
}

it('apply creates, and plan then finds nothing to do', async () => {
  const { run } = environment();
  const planned = await run(['plan']);
  expect(planned.code).toBe(2);
  for (const { topic } of contracts) expect(planned.text).toContain(topic);
  expect((await run(['apply'])).code).toBe(0);
  expect(await run(['plan'])).toEqual({
    code: 0,
    text: 'Os tópicos estão como os contratos pedem.\n',
  });
  const again = await run(['apply', '--json']);
  expect([again.code, JSON.parse(again.text)]).toEqual([
    0,
    { action: 'apply', differences: [], unmanaged: [] },
  ]);
});

it('two services that apply at once do not disturb each other', async () => {
  const { run, admin } = environment();
  const codes = await Promise.all([run(['apply']), run(['apply'])]);
  expect(codes.map(({ code }) => code)).toEqual([0, 0]);
  expect(await admin.missing(contracts.map(({ topic }) => topic))).toEqual([]);
});

it('a setting that drifted is aligned, and one of the operator stays', async () => {
  const { run, prefix } = environment();
  await run(['apply']);
  const admin = stockKafka(stack().brokers).admin();
  await admin.connect();
  const name = `${prefix}${gupyApplicationMoved.topic}`;
  const configEntries = [
    { name: 'retention.ms', value: '60000' },
    { name: 'segment.bytes', value: '536870912' },
  ];
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: TOPIC_RESOURCE, name, configEntries }],
  });

  // The controller answers before the broker has taken a setting over.
  await eventually(async () => (await run(['plan'])).text.includes('retention.ms: 60000'));
  expect((await run(['apply'])).code).toBe(0);
  await eventually(async () => (await run(['plan'])).code === 0);
  const { resources } = await admin.describeConfigs({
    resources: [{ type: TOPIC_RESOURCE, name }],
    includeSynonyms: false,
  });
  await admin.disconnect();
  const values = new Map(
    resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]),
  );
  expect(values.get('segment.bytes')).toBe('536870912');
  expect(values.get('max.message.bytes')).toBe(
    String(topicSpec(gupyApplicationMoved).maxMessageBytes),
  );
});

it('missing topics are named with the command that makes them, and mended when asked', async () => {
  const { admin, prefix } = environment();
  const registry = new TopicRegistry();
  for (const contract of contracts) registry.need(contract);
  const preflight = new TopicsPreflight(registry, admin, prefix);
  const faults = await preflight.check();
  expect(faults).toHaveLength(3);
  for (const { topic } of contracts) expect(faults.join('\n')).toContain(`${prefix}${topic}`);
  expect(faults[0]).toContain('npm run topics -- apply');
  await preflight.mend();
  expect(await preflight.check()).toEqual([]);
});

it('partitions are refused without --repartition, and added with it', async () => {
  const { run, prefix } = environment();
  await run(['apply']);
  const wider = new TopicAdmin({
    config: kafkaConfig(stack().brokers, { prefix, topicPartitions: 4 }),
    clientId: 'topics',
    log: quietLog,
  });
  const wanted = contracts.map((contract) => topicSpec(contract));
  expect((await wider.apply(wanted)).differences).toMatchObject(
    contracts.map(() => ({ kind: 'refused', what: 'partições 2 → 4' })),
  );
  expect((await wider.apply(wanted, true)).differences).toMatchObject(
    contracts.map(() => ({ kind: 'partitions', from: 2, to: 4 })),
  );
  expect((await wider.plan(wanted)).differences).toEqual([]);
});

it('a topic is kept for as long as the environment wants', async () => {
  const { run, prefix } = environment();
  await run(['apply']);
  const wanted = contracts.map((contract) => topicSpec(contract));
  const [first] = wanted;
  const longer = new TopicAdmin({
    config: kafkaConfig(stack().brokers, {
      prefix,
      topicPartitions: 2,
      topicRetentionDays: [`${first?.topic}=730`],
    }),
    clientId: 'topics',
    log: quietLog,
  });
  const difference = { kind: 'setting', topic: first?.topic, name: 'retention.ms' };
  expect((await longer.apply(wanted)).differences).toMatchObject([
    { ...difference, to: String(730 * 86_400_000) },
  ]);
  expect((await longer.plan(wanted)).differences).toEqual([]);
});

it('a consumed topic kept longer than the inbox of its consumer is refused', async () => {
  const { run, admin } = environment();
  const consumer = { service: 'candidate-screening', inboxDays: 8, replayable: false };
  const wanted = [{ ...topicSpec(gupyApplicationMoved, [consumer]), retentionDays: 30 }];
  const { code, text } = await run(['apply'], wanted);
  expect(code).toBe(2);
  expect(text).toContain('candidate-screening');
  expect(await admin.missing([gupyApplicationMoved.topic])).toEqual([gupyApplicationMoved.topic]);
});
