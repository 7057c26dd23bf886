import { Ring } from './ring';

describe('Ring', () => {
  it('keeps the newest in order and counts what had to go', () => {
    const ring = new Ring<number>(3);
    const gone = [1, 2, 3, 4, 5].flatMap((entry) => ring.push(entry));
    expect(ring.toArray()).toEqual([3, 4, 5]);
    expect(gone).toEqual([1, 2]);
    expect(ring.dropped).toBe(2);
  });

  it('is bounded by weight too, but never drops the newest', () => {
    const ring = new Ring<string>(100, 10, (text) => text.length);
    ring.push('aaaa');
    ring.push('bbbb');
    expect(ring.push('cccc')).toEqual(['aaaa']);
    expect(ring.push('d'.repeat(50))).toEqual(['bbbb', 'cccc']);
    expect(ring.push('e')).toEqual(['d'.repeat(50)]);
    expect(ring.toArray()).toEqual(['e']);
  });

  it('starts afresh when cleared', () => {
    const ring = new Ring<number>(1);
    ring.push(1);
    ring.push(2);
    ring.clear();
    expect([ring.toArray(), ring.dropped]).toEqual([[], 0]);
  });
});
