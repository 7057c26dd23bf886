import { NationalHolidays } from './national-holidays';
import { WorkingDays } from './working-days';

describe('national holidays', () => {
  const holidays = new NationalHolidays();
  it.each(['2026-01-01', '2026-04-03', '2026-04-21', '2026-09-07', '2026-11-20', '2026-12-25'])(
    'include %s',
    (day) => expect(holidays.has(day)).toBe(true),
  );
  it('have Consciência Negra since 2024, not before', () => {
    expect(holidays.has('2024-11-20')).toBe(true);
    expect(holidays.has('2023-11-20')).toBe(false);
  });
  it.each([
    ['Carnival', '2026-02-16'],
    ['Carnival', '2026-02-17'],
    ['Corpus Christi', '2026-06-04'],
    ['an ordinary day', '2026-04-06'],
  ])('do not include %s, %s', (_, day) => expect(holidays.has(day)).toBe(false));
});

describe('working days before a day', () => {
  it('leave out the weekend and Good Friday', () => {
    expect(new WorkingDays().before('2026-04-06', 5)).toBe('2026-03-27');
  });
  it("leave out the configuration's own holidays", () => {
    expect(new WorkingDays(['2026-03-30']).before('2026-04-06', 5)).toBe('2026-03-26');
  });
  it('run over the turn of the year', () => {
    expect(new WorkingDays().before('2026-01-05', 2)).toBe('2025-12-31');
  });
  it('are counted from a holiday as from any other day', () => {
    expect(new WorkingDays().before('2026-04-21', 1)).toBe('2026-04-20');
  });
  it('none is the day itself', () => {
    expect(new WorkingDays().before('2026-04-05', 0)).toBe('2026-04-05');
  });
});
