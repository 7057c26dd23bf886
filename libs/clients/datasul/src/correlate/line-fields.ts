import type { ReplyEntry } from '../reply/reply-entry';
import { matriculaForms, type MatriculaForms } from './matricula-forms';
import type { SentLine } from './sent-line';

/** The fields of a rubrica that was sent, made comparable once. */
export interface LineFields {
  readonly matricula: MatriculaForms;
  readonly rubrica: string;
  readonly referencia: string;
  readonly datafalta: string;
}

export function lineFields(line: SentLine): LineFields {
  return {
    matricula: matriculaForms(line),
    rubrica: asFigures(line.rubrica),
    referencia: asAmount(line.referencia),
    datafalta: line.datafalta.trim(),
  };
}

/**
 * Whether an entry of a reply may be the answer to a rubrica: every field that it has is the same, zero padding apart. The
 * matrícula is not optional: an entry without one fits nothing.
 */
export function fits(fields: LineFields, entry: ReplyEntry): boolean {
  if (entry.matricula === undefined || entry.unreadable !== undefined) return false;
  const { rubrica, referencia, datafalta } = entry;
  return (
    (rubrica === undefined || asFigures(rubrica) === fields.rubrica) &&
    (referencia === undefined || asAmount(referencia) === fields.referencia) &&
    (datafalta === undefined || datafalta === fields.datafalta) &&
    fields.matricula.holds(entry.matricula)
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
