import { defineEvent, serviceTopics, Text } from './index';

class Value {
  @Text({ max: 9 })
  id!: string;
}

const definition = {
  topic: 'thing.happened',
  version: 2,
  value: Value,
  description: 'A thing happened.',
  key: ({ id }: Value) => id,
  keyDescription: 'Id.',
  owner: 'ingest',
  example: { id: 'x' },
};

describe('defineEvent', () => {
  it('fills the defaults', () => {
    expect(defineEvent(definition)).toMatchObject({
      topic: 'thing.happened.v2',
      maxMessageBytes: 65_536,
      partitions: 12,
      retentionDays: 7,
      cleanup: 'delete',
    });
  });

  it.each(['Thing.happened', 'thing', 'thing.happened.', 'thing..happened', 'thing.happened!'])(
    'refuses the topic %j',
    (topic) => {
      expect(() => defineEvent({ ...definition, topic })).toThrow(
        'must read <system>.<thing>.<past-verb>',
      );
    },
  );

  it.each([0, 1.5, -1])('refuses the version %j', (version) => {
    expect(() => defineEvent({ ...definition, version })).toThrow('must be an integer from 1');
  });
});

describe('serviceTopics', () => {
  it('are the same contracts for the same service and take any value', () => {
    const { dead, replay } = serviceTopics('candidate-screening');
    expect([dead.topic, replay.topic]).toEqual([
      'candidate-screening.dead.v1',
      'candidate-screening.replay.v1',
    ]);
    expect(serviceTopics('candidate-screening').dead).toBe(dead);
    for (const value of [undefined, null, 'no JSON', Buffer.from([0]), {}])
      expect(dead.validate(value)).toEqual([]);
  });

  it('have no key of their own', () => {
    expect(() => serviceTopics('candidate-screening').dead.key({})).toThrow(
      'keeps the key of the original record',
    );
  });
});
