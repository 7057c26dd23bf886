import { deadLetter, type OriginRecord } from './dead-letter';

const NUL = String.fromCharCode(0);
const origin: OriginRecord = {
  topic: 'gupy.application.moved.v1',
  partition: 3,
  offset: '42',
  eventId: 'acme:1',
  key: '529925562',
  value: Buffer.from([0xff, 0x00, 0x7b]),
  headers: { ce_id: 'acme:1', traceparent: '00-x' },
};
const at = new Date('2026-03-03T09:12:44.001Z');

describe('deadLetter', () => {
  it('keeps key, value bytes and headers, and tells reason and origin beside them', () => {
    const letter = deadLetter(
      'candidate-screening',
      origin,
      { class: 'handler', reason: 'Error: x' },
      at,
    );
    expect(letter).toEqual({
      topic: 'candidate-screening.dead.v1',
      key: '529925562',
      eventId: null,
      value: origin.value,
      headers: {
        ce_id: 'acme:1',
        traceparent: '00-x',
        'ponte-dead-class': 'handler',
        'ponte-dead-reason': 'Error: x',
        'ponte-dead-at': '2026-03-03T09:12:44.001Z',
        'ponte-dead-service': 'candidate-screening',
        'ponte-event-id': 'acme:1',
        'ponte-origin-topic': 'gupy.application.moved.v1',
        'ponte-origin-partition': '3',
        'ponte-origin-offset': '42',
      },
    });
  });

  it('tells the reason of the last death when a replayed event dies again', () => {
    const first = deadLetter('s', origin, { class: 'handler', reason: 'first' }, at);
    const second = deadLetter(
      's',
      { ...origin, headers: first.headers },
      { class: 'crash', reason: 'second' },
      at,
    );
    expect(second.headers).toMatchObject({
      'ponte-dead-class': 'crash',
      'ponte-dead-reason': 'second',
    });
  });

  it('can always be stored and sent: no NUL, no endless reason', () => {
    const hostile = { ...origin, key: `a${NUL}`, headers: { [`x${NUL}`]: `y${NUL}` } };
    const letter = deadLetter(
      's',
      hostile,
      { class: 'contract', reason: `${NUL}${'z'.repeat(10_000)}` },
      at,
    );
    expect(JSON.stringify(letter.headers)).not.toContain('u0000');
    expect(letter.key).toBe('a');
    expect(letter.headers['ponte-dead-reason']).toHaveLength(2_000);
  });

  it('leaves no half of a character where it cuts: Postgres refuses such JSON', () => {
    for (const before of ['', 'z']) {
      const reason = before + '😀'.repeat(1_500);
      const letter = deadLetter('s', origin, { class: 'contract', reason }, at);
      expect(letter.headers['ponte-dead-reason']).toHaveLength(2_000);
      expect(letter.headers['ponte-dead-reason']).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
