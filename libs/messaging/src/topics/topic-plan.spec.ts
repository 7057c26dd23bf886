import { planTable } from './plan-table';
import { planTopics, type ClusterFacts, type TopicFacts } from './topic-plan';
import type { TopicAdmin } from './topic-admin';
import type { TopicRegistry } from './topic-registry';
import { TopicsPreflight } from './topics.preflight';
import { topicSettings, type TopicSpec } from './topic-spec';

const DAY = 86_400_000;
const spec: TopicSpec = {
  topic: 'a.b.v1',
  partitions: 6,
  maxMessageBytes: 100_000,
  retentionDays: 7,
  cleanup: 'delete',
  consumers: [],
};
const aligned: TopicFacts = { partitions: 6, replication: 3, settings: topicSettings(spec, 3) };

function facts(topics: Record<string, TopicFacts>, brokers = 3): ClusterFacts {
  return { brokers, topics: new Map(Object.entries(topics)) };
}

const calm = { repartition: false };

describe('planTopics', () => {
  it('creates what is missing, with three copies of which two must have a write', () => {
    const { differences } = planTopics(facts({}), [spec], calm);
    expect(differences).toEqual([
      {
        kind: 'create',
        topic: 'a.b.v1',
        partitions: 6,
        replication: 3,
        settings: {
          'cleanup.policy': 'delete',
          'compression.type': 'uncompressed',
          'max.message.bytes': '100000',
          'min.insync.replicas': '2',
          'retention.ms': String(7 * DAY),
          'segment.ms': String(DAY / 2),
        },
      },
    ]);
  });

  it('makes as many copies as there are brokers, unless told otherwise', () => {
    expect(planTopics(facts({}, 1), [spec], calm).differences[0]).toMatchObject({
      replication: 1,
      settings: { 'min.insync.replicas': '1' },
    });
    expect(planTopics(facts({}, 2), [spec], calm).differences[0]).toMatchObject({
      replication: 2,
      settings: { 'min.insync.replicas': '1' },
    });
    const small = planTopics(facts({}), [spec], { ...calm, partitions: 3, replication: 1 });
    expect(small.differences[0]).toMatchObject({ partitions: 3, replication: 1 });
  });

  it('leaves a contract of exactly one partition its one', () => {
    const options = { ...calm, partitions: 3 };
    const { differences } = planTopics(facts({}), [{ ...spec, partitions: 1 }], options);
    expect(differences[0]).toMatchObject({ partitions: 1 });
  });

  it('gives a compacted topic no retention', () => {
    const [creation] = planTopics(facts({}), [{ ...spec, cleanup: 'compact' }], calm).differences;
    expect(creation).toMatchObject({ settings: { 'cleanup.policy': 'compact' } });
    expect(creation).not.toHaveProperty(['settings', 'retention.ms']);
  });

  it('finds nothing to do when all is as it shall be, and leaves foreign settings and topics alone', () => {
    const present = { ...aligned, settings: { ...aligned.settings, 'segment.bytes': '1000' } };
    expect(planTopics(facts({ 'a.b.v1': present, other: aligned }), [spec], calm)).toEqual({
      differences: [],
      unmanaged: ['other'],
    });
  });

  it('aligns the settings of ours that differ', () => {
    const present = { ...aligned, settings: { ...aligned.settings, 'retention.ms': '1' } };
    expect(planTopics(facts({ 'a.b.v1': present }), [spec], calm).differences).toEqual([
      { kind: 'setting', topic: 'a.b.v1', name: 'retention.ms', from: '1', to: String(7 * DAY) },
    ]);
  });

  it('adds partitions only when told to, and never takes any away', () => {
    const fewer = facts({ 'a.b.v1': { ...aligned, partitions: 3 } });
    expect(planTopics(fewer, [spec], calm).differences).toMatchObject([
      { kind: 'refused', what: 'partições 3 → 6' },
    ]);
    expect(planTopics(fewer, [spec], { repartition: true }).differences).toEqual([
      { kind: 'partitions', topic: 'a.b.v1', from: 3, to: 6 },
    ]);
    const more = facts({ 'a.b.v1': { ...aligned, partitions: 9 } });
    expect(planTopics(more, [spec], { repartition: true }).differences).toMatchObject([
      { kind: 'refused' },
    ]);
  });

  it('refuses a consumed topic kept longer than an inbox remembers, unless declared replayable', () => {
    // Kafka deletes whole segments: a record stays for up to a day longer than the retention says.
    const consumer = { service: 'candidate-screening', inboxDays: 8, replayable: false };
    const plan = (spec: TopicSpec) =>
      planTopics(
        facts({ 'a.b.v1': { ...aligned, settings: topicSettings(spec, 3) } }),
        [spec],
        calm,
      ).differences;
    expect(plan({ ...spec, consumers: [consumer] })).toEqual([]);
    expect(plan({ ...spec, consumers: [{ ...consumer, inboxDays: 7 }] })).toMatchObject([
      { kind: 'refused', what: 'retenção de 7 dias' },
    ]);
    expect(plan({ ...spec, retentionDays: 8, consumers: [consumer] })).toMatchObject([
      { kind: 'refused', what: 'retenção de 8 dias' },
    ]);
    expect(plan({ ...spec, cleanup: 'compact', consumers: [consumer] })).toMatchObject([
      { kind: 'refused' },
    ]);
    expect(
      plan({ ...spec, retentionDays: 30, consumers: [{ ...consumer, replayable: true }] }),
    ).toEqual([]);
  });
});

describe('planTopics, of a topic that would be kept too long,', () => {
  const consumer = { service: 'candidate-screening', inboxDays: 8, replayable: false };
  const wanted = [
    { ...spec, retentionDays: 30, consumers: [consumer] },
    { ...spec, topic: 'b' },
  ];

  it('neither creates it nor aligns it, and does what the others need', () => {
    const missing = planTopics(facts({}), wanted, calm).differences;
    expect(missing.map(({ kind, topic }) => [kind, topic])).toEqual([
      ['refused', 'a.b.v1'],
      ['create', 'b'],
    ]);
    const present = planTopics(facts({ 'a.b.v1': aligned, b: aligned }), wanted, calm).differences;
    expect(present.map(({ kind }) => kind)).toEqual(['refused']);
    const grown = facts({ 'a.b.v1': { ...aligned, partitions: 3 }, b: aligned });
    expect(planTopics(grown, wanted, { repartition: true }).differences).toHaveLength(1);
  });

  it('is a fault at the start, that mending does not silence', async () => {
    const registry = { specs: () => wanted } as unknown as TopicRegistry;
    const admin = {
      kept: (specs: readonly TopicSpec[]) => specs,
      missing: () => Promise.resolve([]),
      apply: jest.fn(),
    };
    const preflight = new TopicsPreflight(registry, admin as unknown as TopicAdmin, 'env.');
    await preflight.mend();
    expect(await preflight.check()).toEqual([
      expect.stringMatching(/^the topic env\.a\.b\.v1 .*30 days.*8 days.*INBOX_RETENTION_DAYS/),
    ]);
  });
});

describe('planTable', () => {
  it('is a table for people, in Portuguese', () => {
    const plan = planTopics(
      facts({ 'a.b.v1': { ...aligned, partitions: 3 }, other: aligned }),
      [spec, { ...spec, topic: 'new.v1' }],
      calm,
    );
    const text = planTable(plan, false);
    expect(text).toContain('criar');
    expect(text).toContain('recusado');
    expect(text).toContain('--repartition');
    expect(text).toContain('deixados como estão: other');
    expect(planTable({ differences: [], unmanaged: [] }, false)).toBe(
      'Os tópicos estão como os contratos pedem.\n',
    );
  });
});
