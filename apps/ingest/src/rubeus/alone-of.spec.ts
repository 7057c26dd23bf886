import { aloneOf } from './alone-of';

describe('an element that is kept alone', () => {
  const whole = (text: string) => ({
    ...{ body: Buffer.from(text), contentType: 'text/plain', receivedAt: new Date(0) },
  });

  it('is its JSON, with what is known of its delivery', () => {
    const delivery = whole('[ {"a": "é"}, 2 ]');
    expect(aloneOf({ a: 'é' }, delivery)).toEqual({ ...delivery, body: Buffer.from('{"a":"é"}') });
    expect(aloneOf(JSON.parse('{"__proto__":1}'), delivery).body.toString()).toBe(
      '{"__proto__":1}',
    );
  });

  it('is the whole body where it would grow beyond it', () => {
    const delivery = whole(`[${'1e20,'.repeat(9)}1e20]`);
    expect(aloneOf(JSON.parse(delivery.body.toString()), delivery)).toBe(delivery);
  });
});
