import { SliceSizer } from './slice-sizer';

describe('SliceSizer', () => {
  it('begins with the most and shrinks to what took about a second', () => {
    const sizer = new SliceSizer(500);
    expect(sizer.next()).toBe(500);
    sizer.took(500, 5_000);
    expect(sizer.next()).toBe(100);
  });

  it('grows back at most twofold and never beyond the most', () => {
    const sizer = new SliceSizer(500);
    sizer.took(500, 50_000);
    expect(sizer.next()).toBe(10);
    sizer.took(10, 1);
    expect(sizer.next()).toBe(20);
    for (let n = 0; n < 10; n += 1) sizer.took(sizer.next(), 0);
    expect(sizer.next()).toBe(500);
  });

  it('never goes below one event, however slow', () => {
    const sizer = new SliceSizer(500);
    sizer.took(1, 60_000);
    expect(sizer.next()).toBe(1);
  });
});
