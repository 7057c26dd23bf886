import { ReadPositions } from './read-positions';

const mark = (partition: number, low: number, high: number) => ({
  partition,
  low: BigInt(low),
  high: BigInt(high),
});

describe('ReadPositions', () => {
  it('is not at the end before it knows where that is', () => {
    expect(new ReadPositions().atEnd).toBe(false);
  });

  it('is at the end of an empty topic at once, and of one whose records have all expired', () => {
    const positions = new ReadPositions();
    positions.begin([mark(0, 0, 0), mark(1, 40, 40)]);
    expect(positions.atEnd).toBe(true);
  });

  it('is at the end when every partition is, empty ones included', () => {
    const positions = new ReadPositions();
    positions.begin([mark(0, 0, 2), mark(1, 5, 6), mark(2, 0, 0)]);
    positions.read(0, 1n);
    expect(positions.atEnd).toBe(false);
    positions.read(1, 5n);
    expect(positions.atEnd).toBe(true);
  });

  it('never goes back, and knows what was read before', () => {
    const positions = new ReadPositions();
    positions.begin([mark(0, 0, 10)]);
    positions.read(0, 7n);
    positions.read(0, 3n);
    expect(positions.position(0)).toBe(8n);
    expect([positions.seen(0, 7n), positions.seen(0, 8n)]).toEqual([true, false]);
  });

  it('keeps the end of the beginning when it begins again after an outage', () => {
    const positions = new ReadPositions();
    positions.begin([mark(0, 0, 1)]);
    positions.read(0, 0n);
    positions.begin([mark(0, 0, 100)]);
    expect(positions.atEnd).toBe(true);
  });

  it('begins anew with a partition that was made anew, to an end that it can reach', () => {
    const positions = new ReadPositions();
    positions.begin([mark(0, 0, 100)]);
    positions.read(0, 49n);
    positions.restart(0, 0n, 2n);
    expect([positions.seen(0, 0n), positions.atEnd]).toEqual([false, false]);
    positions.read(0, 1n);
    expect(positions.atEnd).toBe(true);
  });
});
