import Holidays from 'date-holidays';
import type { Day } from './sao-paulo-day';

/**
 * National holidays of Brazil, by date-holidays: type `public` only, so neither Carnival nor Corpus Christi, which no law
 * makes national ones (there they are `bank`). Consciência Negra is one since 2024 (Lei 14.759/2023). A year is computed
 * once.
 */
export class NationalHolidays {
  private readonly brazil = new Holidays('BR', { types: ['public'] });
  private readonly years = new Map<string, ReadonlySet<Day>>();

  has(day: Day): boolean {
    const year = day.slice(0, 4);
    let days = this.years.get(year);
    if (!days) {
      days = new Set(this.brazil.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10)));
      this.years.set(year, days);
    }
    return days.has(day);
  }
}
