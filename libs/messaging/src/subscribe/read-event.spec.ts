import { defineEvent, Text } from '@ponte/contracts';
import type { RawRecord } from './raw-record';
import { readEvent } from './read-event';
import type { Subscription } from './subscription';

class Thing {
  @Text({ max: 5 })
  name!: string;
}
const contract = defineEvent<Thing>({
  topic: 'spec.thing.happened',
  version: 1,
  value: Thing,
  description: 'A thing.',
  key: ({ name }) => name,
  keyDescription: 'Its name.',
  owner: 'test',
  example: { name: 'a' },
});
const subscriptions = new Map([[contract.topic, { contract } as unknown as Subscription]]);
const REPLAY = 'spec.replay.v1';
const NUL = String.fromCharCode(0);

const record = (changes: Partial<RawRecord> = {}): RawRecord => ({
  topic: contract.topic,
  partition: 2,
  offset: '17',
  timestampMs: 1_700_000_000_000,
  key: 'a',
  value: Buffer.from('{"name":"a"}'),
  headers: { ce_id: 'id-1', ce_source: '/spec', ce_time: '2026-03-03T09:12:44.001Z' },
  ...changes,
});
const read = (changes?: Partial<RawRecord>) => readEvent(record(changes), subscriptions, REPLAY);

describe('readEvent', () => {
  it('reads the value and the CloudEvents attributes', () => {
    const event = read();
    expect(event).toMatchObject({
      kind: 'event',
      replay: false,
      heard: {
        id: 'id-1',
        source: '/spec',
        key: 'a',
        value: { name: 'a' },
        topic: contract.topic,
        partition: 2,
        offset: '17',
      },
    });
    expect(event.kind === 'event' && event.heard.time.toISOString()).toBe(
      '2026-03-03T09:12:44.001Z',
    );
  });

  it.each([
    ['missing', {}],
    ['empty', { ce_id: '' }],
    ['endless', { ce_id: 'x'.repeat(301) }],
    ['with a NUL, which Postgres cannot store', { ce_id: `a${NUL}b` }],
    ['with a line break', { ce_id: 'a\nb' }],
  ])('knows an event by its place on the log when its id is %s', (_what, headers) => {
    expect(read({ headers }).origin.eventId).toBe('spec.thing.happened.v1/2/17');
  });

  it('takes the time of the record when the event tells none that can be read', () => {
    const event = read({ headers: { ce_time: 'yesterday' } });
    expect(event.kind === 'event' && event.heard.time.getTime()).toBe(1_700_000_000_000);
  });

  it.each([
    ['no JSON', Buffer.from('{"name": 529'), 'is not JSON (12 bytes)'],
    ['a tombstone', null, 'has no value'],
    [
      'off-contract',
      Buffer.from('{"name":"far too long"}'),
      'breaks spec.thing.happened.v1: /name',
    ],
    ['no object', Buffer.from('7'), 'breaks spec.thing.happened.v1: (value)'],
  ])('does not throw for %s, and quotes nothing', (_what, value, reason) => {
    const event = read({ value });
    expect(event).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining(reason) as string,
    });
    expect(JSON.stringify(event.kind === 'broken' && event.reason)).not.toMatch(/529|far too long/);
  });

  it('judges a replayed record by the contract it was first heard under, with its first id and place', () => {
    const headers = {
      'ponte-origin-topic': contract.topic,
      'ponte-origin-partition': '9',
      'ponte-origin-offset': '4',
      'ponte-event-id': 'first-id',
      ce_id: 'other',
    };
    expect(read({ topic: REPLAY, headers })).toMatchObject({
      kind: 'event',
      replay: true,
      heard: { id: 'first-id', topic: contract.topic, partition: 9, offset: '4' },
    });
  });

  it('says what is wrong with a replayed record that leads nowhere', () => {
    expect(read({ topic: REPLAY, headers: {} })).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining('ponte-origin-topic') as string,
    });
    expect(read({ topic: REPLAY, headers: { 'ponte-origin-topic': 'other.v1' } })).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining(
        'other.v1, which this service does not hear (it hears spec.thing.happened.v1)',
      ) as string,
    });
  });

  it.each([
    ['a NUL in the topic', { 'ponte-origin-topic': `${contract.topic}${NUL}` }],
    ['an endless topic', { 'ponte-origin-topic': 'x'.repeat(20_000) }],
    ['no topic', {}],
  ])('knows a replay with %s by its own place', (_what, headers) => {
    expect(read({ topic: REPLAY, headers })).toMatchObject({
      kind: 'broken',
      offset: '17',
      origin: { topic: REPLAY, partition: 2, offset: '17', eventId: `${REPLAY}/2/17` },
      reason: expect.stringContaining('ponte-origin-topic') as string,
    });
  });

  it.each([`5${NUL}`, '-1', 'x', '9'.repeat(40), ''])('takes %j for no number', (given) => {
    const headers = {
      'ponte-origin-topic': contract.topic,
      'ponte-origin-partition': given,
      'ponte-origin-offset': given,
    };
    expect(read({ topic: REPLAY, headers })).toMatchObject({
      kind: 'event',
      origin: { topic: contract.topic, partition: 2, offset: '17' },
    });
  });
});
