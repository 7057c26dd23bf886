import { ScheduleConfig } from '../config/schedule.config';
import { slotsAt } from './slots.rules';

const schedule = (times: string[], graceMinutes = 120): ScheduleConfig =>
  Object.assign(new ScheduleConfig(), { times, graceMinutes });
/** São Paulo is three hours behind UTC. */
const at = (local: string): Date => new Date(`${local}:00-03:00`);

describe('the slots of a schedule', () => {
  it('are open from their time on, for as long as the grace lasts', () => {
    const one = schedule(['06:00']);
    expect(slotsAt(at('2026-03-02T06:00'), one)).toEqual([
      { day: '2026-03-02', at: '06:00', isOpen: true },
    ]);
    expect(slotsAt(at('2026-03-02T08:00'), one)[0]?.isOpen).toBe(true);
    expect(slotsAt(at('2026-03-02T08:01'), one)[0]?.isOpen).toBe(false);
  });

  it('are those of yesterday until their time has come', () => {
    expect(slotsAt(at('2026-03-02T05:59'), schedule(['06:00']))).toEqual([
      { day: '2026-03-01', at: '06:00', isOpen: false },
    ]);
  });

  it('stay open over midnight', () => {
    expect(slotsAt(at('2026-03-03T00:30'), schedule(['23:30']))).toEqual([
      { day: '2026-03-02', at: '23:30', isOpen: true },
    ]);
  });

  it('come one after the other, the one that came first before', () => {
    expect(slotsAt(at('2026-03-02T19:00'), schedule(['18:00', '06:00']))).toEqual([
      { day: '2026-03-02', at: '06:00', isOpen: false },
      { day: '2026-03-02', at: '18:00', isOpen: true },
    ]);
  });
});
