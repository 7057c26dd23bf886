import { decimalsOf, type RubricaConfig } from '../config/rubrica.config';
import { amountOf, compareAmounts } from './amount';
import { type Fault, fault } from './fault';

/** Decimals that may be written where fewer are allowed, if they are zeros: PontoWeb writes a day as `1,00`. */
const WRITTEN_DECIMALS = 2;

/**
 * The exact amount of a reference, or why it is refused. It is posted verbatim; nothing is converted, and no float
 * is involved.
 *
 * @param text as sent; `null`: unreadable
 * @param rule of its event; without one only the form is judged
 */
export function readReferencia(
  text: string | null,
  rule: RubricaConfig | undefined,
): { readonly amount?: string; readonly faults: readonly Fault[] } {
  const formFaults = formOf(text);
  if (formFaults.length > 0 || text === null || !rule) return { faults: refuse(formFaults, text) };
  const unitFault = unitFaultOf(text, rule);
  const amount = amountOf(rule.unit, text);
  if (unitFault !== undefined || amount === undefined)
    return { faults: refuse([unitFault ?? 'número grande demais'], text) };
  const range = rangeFaultOf(amount, rule);
  if (range === undefined) return { amount, faults: [] };
  return { faults: [fault('referencia-range', `referência ${text}: ${range}`)] };
}

function refuse(words: readonly string[], text: string | null): Fault[] {
  const shown = text?.trim() ? `referência ${text}` : 'referência';
  return words.map((each) => fault('referencia', `${shown}: ${each}`));
}

/** What is wrong in every unit. */
function formOf(text: string | null): string[] {
  if (text === null) return ['deve ser um número com vírgula decimal'];
  if (text.trim() === '') return ['não foi informada'];
  const faults = [
    ...(text.includes('-') ? ['não pode ser negativa'] : []),
    ...(text.includes('.') ? ['só a vírgula decimal é aceita, sem ponto nem milhar'] : []),
    ...(/[\s+]/.test(text) ? ['sem espaços nem sinais'] : []),
  ];
  if (faults.length > 0 || /^\d+(,\d+)?$/.test(text)) return faults;
  return ['deve ser um número com vírgula decimal'];
}

function unitFaultOf(text: string, rule: RubricaConfig): string | undefined {
  const [, fraction] = text.split(',');
  if (rule.unit === 'hhmm') {
    if (fraction?.length !== 2) return 'em horas e minutos, com dois dígitos de minutos: 15,30';
    return Number(fraction) > 59 ? 'em horas e minutos, os minutos vão de 00 a 59' : undefined;
  }
  const decimals = decimalsOf(rule);
  const written = fraction ?? '';
  const fits =
    written.length <= Math.max(decimals, WRITTEN_DECIMALS) && /^0*$/.test(written.slice(decimals));
  if (fits) return undefined;
  if (decimals > 0)
    return `no máximo ${decimals} ${decimals === 1 ? 'casa decimal' : 'casas decimais'}`;
  return rule.unit === 'days' ? 'em dias inteiros, sem decimais' : 'sem casas decimais';
}

function rangeFaultOf(amount: string, { unit, min, max }: RubricaConfig): string | undefined {
  const [least, most] = [min, max].map((bound) => bound && amountOf(unit, bound));
  if (least && compareAmounts(amount, least) < 0) return `abaixo do mínimo ${min} desta rubrica`;
  if (most && compareAmounts(amount, most) > 0) return `acima do máximo ${max} desta rubrica`;
  return undefined;
}
