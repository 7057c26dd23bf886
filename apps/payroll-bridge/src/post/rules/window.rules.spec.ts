import { closedForMs } from './window.rules';

// São Paulo is three hours behind UTC, all year.
const at = (time: string): Date => new Date(`2026-02-10T${time}-03:00`);

describe('the window of the day', () => {
  it('lets calls through within it, in São Paulo', () => {
    expect(closedForMs('06:00-22:00', at('06:00:00'))).toBe(0);
    expect(closedForMs('06:00-22:00', at('21:59:59.999'))).toBe(0);
    expect(closedForMs('22:00-05:00', at('03:00:00'))).toBe(0);
    expect(closedForMs(undefined, at('03:00:00'))).toBe(0);
  });

  it('is looked at again each minute, and when it opens', () => {
    expect(closedForMs('06:00-22:00', at('22:00:00'))).toBe(60_000);
    expect(closedForMs('06:00-22:00', at('05:00:00'))).toBe(60_000);
    expect(closedForMs('06:00-22:00', at('05:59:20'))).toBe(40_000);
    expect(closedForMs('06:00-22:00', at('05:59:59.999'))).toBe(1);
  });
});
