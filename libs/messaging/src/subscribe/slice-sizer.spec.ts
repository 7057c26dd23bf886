import { SliceSizer } from './slice-sizer';

/** A sizer that has grown to its limit. */
function grown(): SliceSizer {
  const sizer = new SliceSizer(500);
  while (sizer.next() < 500) sizer.took(sizer.next(), 0);
  return sizer;
}

describe('SliceSizer', () => {
  it('begins small, and never above the most', () => {
    expect(new SliceSizer(500).next()).toBe(50);
    expect(new SliceSizer(20).next()).toBe(20);
  });

  it('shrinks to what took about a second', () => {
    const sizer = grown();
    sizer.took(500, 5_000);
    expect(sizer.next()).toBe(91);
    sizer.took(91, 1_000);
    expect(sizer.next()).toBe(91);
  });

  it('learns nothing from a few events that took no longer than any transaction does', () => {
    const sizer = grown();
    sizer.took(1, 90);
    expect(sizer.next()).toBe(500);
    const fresh = new SliceSizer(500);
    fresh.took(2, 10);
    expect(fresh.next()).toBe(50);
  });

  it('learns from a few events that took long', () => {
    const sizer = grown();
    sizer.took(5, 600);
    expect(sizer.next()).toBe(9);
  });

  it('grows at most twofold and never beyond the most', () => {
    const sizer = grown();
    sizer.took(500, 50_000);
    expect(sizer.next()).toBe(9);
    sizer.took(9, 1);
    expect(sizer.next()).toBe(18);
    for (let n = 0; n < 10; n += 1) sizer.took(sizer.next(), 0);
    expect(sizer.next()).toBe(500);
  });

  it('never goes below one event, however slow', () => {
    const sizer = new SliceSizer(500);
    sizer.took(1, 60_000);
    expect(sizer.next()).toBe(1);
  });

  it('halves what did not go through, and never below one event', () => {
    const sizer = grown();
    sizer.failed(500);
    expect(sizer.next()).toBe(250);
    // A slice may be smaller than asked for: the batch ended.
    sizer.failed(80);
    expect(sizer.next()).toBe(40);
    for (let n = 0; n < 10; n += 1) sizer.failed(sizer.next());
    expect(sizer.next()).toBe(1);
  });
});
