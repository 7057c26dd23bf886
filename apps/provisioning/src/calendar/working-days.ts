import { NationalHolidays } from './national-holidays';
import { type Day, shiftDay } from './sao-paulo-day';

/** Working days: Monday to Friday, but no national holiday and none of the company's or city's own. */
export class WorkingDays {
  private readonly national = new NationalHolidays();
  private readonly own: ReadonlySet<Day>;

  constructor(ownHolidays: readonly Day[] = []) {
    this.own = new Set(ownHolidays);
  }

  isWorkingDay(day: Day): boolean {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !this.own.has(day) && !this.national.has(day);
  }

  /** The working day that lies so many working days before a day; with 0 the day itself, whatever day it is. */
  before(day: Day, workingDays: number): Day {
    let at = day;
    for (let left = workingDays; left > 0;) {
      at = shiftDay(at, -1);
      if (this.isWorkingDay(at)) left -= 1;
    }
    return at;
  }
}
