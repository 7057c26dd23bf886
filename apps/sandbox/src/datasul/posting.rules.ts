import type { PayrollKey, SentEntry } from './datasul.model';
import type { DatasulSettings } from './datasul.settings';

/** `10|1|00000001` as three numbers without leading zeros. */
const EMPLOYEE = /^\s*0*(\d+)\s*\|\s*0*(\d+)\s*\|\s*0*(\d+)\s*$/;
const REFERENCIA = /^\d{1,12}(,\d{1,4})?$/;
const DAY = /^(\d{4})(\d{2})(\d{2})$/;

/** What Datasul makes of an entry: where it belongs, or the message with which it is refused. */
export type Judged = { readonly key: PayrollKey } | { readonly mensagem: string };

/** Judges entries one after the other; what is known of employees is read once, since a call may have thousands. */
export function judging(settings: DatasulSettings): (entry: SentEntry) => Judged {
  const known = settings.employees && new Set(settings.employees.map(plainEmployee));
  return (entry) => judge(entry, settings, known);
}

/** Only the last four digits of the rubrica count, as the vendor says: `1103` is event 1103 also for company 1. */
function judge(
  entry: SentEntry,
  settings: DatasulSettings,
  known: ReadonlySet<string> | null,
): Judged {
  const employee = EMPLOYEE.exec(entry.codfuncionario);
  const [, empresa = '', estabelecimento = '', matricula = ''] = employee ?? [];
  if (!employee || (known && !known.has(plainEmployee(entry.codfuncionario))))
    return { mensagem: 'Funcionário não encontrado.' };
  const competencia = `${entry.ano}-${entry.mes.padStart(2, '0')}`;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(competencia)) return { mensagem: 'Competência inválida.' };
  if (settings.closed.includes(competencia))
    return { mensagem: `Competência ${competencia} já encerrada.` };
  if (!/^\d+$/.test(entry.rubrica)) return { mensagem: 'Verba inválida.' };
  const evento = plain(entry.rubrica.slice(-4));
  if (settings.events && !settings.events.includes(evento)) return { mensagem: 'Verba inválida.' };
  if (!REFERENCIA.test(entry.referencia)) return { mensagem: 'Referência inválida.' };
  if (!isDay(entry.datafalta)) return { mensagem: 'Data da falta inválida.' };
  const refusal = settings.refusals.find(
    (rule) =>
      (rule.evento === undefined || rule.evento === evento) &&
      (rule.rubrica === undefined || rule.rubrica === entry.rubrica) &&
      (rule.codfuncionario === undefined ||
        plainEmployee(rule.codfuncionario) === plainEmployee(entry.codfuncionario)),
  );
  if (refusal) return { mensagem: refusal.mensagem };
  const campoAdicional = /^\d+$/.test(entry.campoAdicional)
    ? plain(entry.campoAdicional)
    : entry.campoAdicional;
  const { datafalta } = entry;
  return {
    key: { empresa, estabelecimento, matricula, competencia, campoAdicional, evento, datafalta },
  };
}

/** Any zero padding of `codfuncionario` names the same person. */
export function plainEmployee(codfuncionario: string): string {
  return codfuncionario
    .split('|')
    .map((part) => plain(part.trim()))
    .join('|');
}

function plain(digits: string): string {
  return digits.replace(/^0+(?=.)/, '');
}

/** A day of the calendar, or none. */
function isDay(text: string): boolean {
  if (text === '') return true;
  const [, year, month, day] = DAY.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
