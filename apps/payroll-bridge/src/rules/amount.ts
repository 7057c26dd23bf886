/** What the figures of a rubrica count. `hhmm`: hours and minutes, `15,30` is fifteen and a half hours. */
export const UNITS = ['hhmm', 'decimal', 'days', 'money'] as const;
export type Unit = (typeof UNITS)[number];

/** Digits before the comma, without leading zeros: more are no amount of a payroll, and fit no column of ours. */
const WHOLE = /^0*\d{1,15}$/;

/**
 * The amount of a reference, by strings and whole numbers only: no float ever holds it.
 *
 * @param text with a decimal comma, e.g. `15,30`
 * @returns minutes for `hhmm` (`930`), else the number with a decimal point and without needless zeros (`15.3`): two
 *   references of one unit are the same amount if and only if these are the same text. `undefined` if the text is none
 *   of the unit
 */
export function amountOf(unit: Unit, text: string): string | undefined {
  const [whole = '', fraction, ...more] = text.split(',');
  if (!WHOLE.test(whole) || more.length > 0) return undefined;
  if (unit === 'hhmm') {
    if (fraction === undefined || !/^[0-5]\d$/.test(fraction)) return undefined;
    return (BigInt(whole) * 60n + BigInt(fraction)).toString();
  }
  if (fraction !== undefined && !/^\d{1,6}$/.test(fraction)) return undefined;
  const rest = (fraction ?? '').replace(/0+$/, '');
  return BigInt(whole).toString() + (rest === '' ? '' : `.${rest}`);
}

/**
 * An amount as people read it, also a sum of amounts: `930` of `hhmm` is `15,30`; `15.3` is `15,3`, as money `15,30`.
 *
 * @param amount as {@link amountOf} returns it, or as PostgreSQL writes a `numeric`
 * @throws RangeError if it is no such number
 */
export function formatAmount(unit: Unit, amount: string): string {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const rest = fraction.replace(/0+$/, '');
  if (whole === undefined || (unit === 'hhmm' && rest !== '')) {
    throw new RangeError(`${JSON.stringify(amount)} is no amount of the unit ${unit}`);
  }
  if (unit === 'hhmm') {
    const minutes = BigInt(whole);
    return `${sign}${minutes / 60n},${(minutes % 60n).toString().padStart(2, '0')}`;
  }
  const shown = unit === 'money' ? rest.padEnd(2, '0') : rest;
  return `${sign}${BigInt(whole)}${shown === '' ? '' : `,${shown}`}`;
}

/**
 * Orders two amounts of one unit exactly.
 * @param left as {@link amountOf} returns it, and so `right`
 * @returns below 0, 0 or above 0
 */
export function compareAmounts(left: string, right: string): number {
  const [a, b] = [scaled(left), scaled(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In millionths: no amount has more than six decimals. */
function scaled(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}
