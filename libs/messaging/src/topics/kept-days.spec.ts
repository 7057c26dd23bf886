import { KEPT_DAYS_FORM, keptFor } from './kept-days';
import type { TopicSpec } from './topic-spec';

const spec = (topic: string): TopicSpec => ({
  topic,
  partitions: 12,
  maxMessageBytes: 65_536,
  retentionDays: 400,
  cleanup: 'delete',
  consumers: [],
});

describe('the days for which topics are kept', () => {
  it('are the contract’s, or what the environment wants for one topic', () => {
    const specs = [spec('ahgora.results.received.v1'), spec('datasul.results.settled.v1')];
    const kept = keptFor(specs, ['datasul.results.settled.v1=730', 'no.such.topic.v1=3']);
    expect(kept.map(({ retentionDays }) => retentionDays)).toEqual([400, 730]);
    expect(keptFor(specs)).toEqual(specs);
  });

  it.each([
    ['datasul.results.settled.v1=730', true],
    ['datasul.results.settled=730', false],
    ['datasul.results.settled.v1=0', false],
    ['datasul.results.settled.v1', false],
    ['datasul.results.settled.v1=30d', false],
  ])('%s has the form: %s', (text, is) => expect(KEPT_DAYS_FORM.test(text)).toBe(is));
});
