import type { ReplyEntry } from '../reply/reply-entry';
import type { SentLine } from './sent-line';

/** What a rubrica is known by besides the matrícula, without zero padding. */
export interface LineFields {
  readonly rubrica: string;
  readonly referencia: string;
  readonly datafalta: string;
}

/** What a rubrica that was sent is known by: rubrica and referencia without padding, the day without outer space. */
export function lineFields({ rubrica, referencia, datafalta }: SentLine): LineFields {
  return {
    rubrica: asFigures(rubrica),
    referencia: asAmount(referencia),
    datafalta: datafalta.trim(),
  };
}

/** The same of an entry, as far as it has them. */
export function entryFields({ rubrica, referencia, datafalta }: ReplyEntry): Partial<LineFields> {
  return {
    rubrica: rubrica === undefined ? undefined : asFigures(rubrica),
    referencia: referencia === undefined ? undefined : asAmount(referencia),
    datafalta,
  };
}

/** Whether every field that an entry has is that of a rubrica. */
export function fits(line: LineFields, entry: Partial<LineFields>): boolean {
  return (
    (entry.rubrica ?? line.rubrica) === line.rubrica &&
    (entry.referencia ?? line.referencia) === line.referencia &&
    (entry.datafalta ?? line.datafalta) === line.datafalta
  );
}

/** Digits without leading zeros; anything else as it is. */
function asFigures(text: string): string {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed) ? trimmed.replace(/^0+(?=\d)/, '') : trimmed;
}

/** A decimal number without padding, `015,30` as `15.3`: a reply may carry it as a JSON number. Anything else as it is. */
function asAmount(text: string): string {
  const trimmed = text.trim();
  const [, whole, fraction = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(trimmed) ?? [];
  if (whole === undefined) return trimmed;
  const rest = fraction.replace(/0+$/, '');
  return `${asFigures(whole)}${rest === '' ? '' : `.${rest}`}`;
}
