import { readCompetencia } from './competencia.rules';
import { readEmployee, type ReadEmployee } from './employee.rules';
import { type Fault, fault } from './fault';
import type { JudgingProfile } from './judge-items';
import type { EntryKey, LineFault } from './judged-line';
import type { ReceivedItem } from './received-item';
import { withoutZeros } from './without-zeros';

/** What all rubricas of an item have in common. */
export interface JudgedItem {
  readonly employee: ReadEmployee;
  readonly faults: readonly LineFault[];
  /** Of the keys of its rubricas what the item says. */
  readonly known: Partial<EntryKey>;
}

/** Judges employee, competência and payment number of an item. */
export function judgeItem(item: ReceivedItem, profile: JudgingProfile, today: string): JudgedItem {
  const employee = readEmployee(item, profile);
  const differs = item.fault === 'competence-differs';
  const month = differs ? undefined : readCompetencia(item.ano, item.mes, profile, today);
  const payment = campoAdicionalFaults(item.campoAdicional, profile);
  const at = (field: string, faults: readonly Fault[] = []): LineFault[] =>
    faults.map((each) => ({ ...each, path: `/items/${item.position}/${field}` }));
  return {
    employee,
    faults: [
      ...at('codfuncionario', employee.ofCode),
      ...at('matricula', employee.ofMatricula),
      ...at('anocom', differs ? [DIFFERS] : month?.ofAno),
      ...at('mescom', month?.ofMes),
      ...at('campoAdicional', payment),
    ],
    known: {
      ...(employee.code && {
        empresa: employee.code.empresa,
        estabelecimento: employee.code.estabelecimento,
      }),
      ...(month?.competencia !== undefined && { competencia: month.competencia }),
      ...(isPayment(item.campoAdicional) && {
        // No number counts as 0: if Datasul reads both as the same payment, two keys would be paid twice.
        campoAdicional: withoutZeros(item.campoAdicional || '0'),
      }),
    },
  };
}

const DIFFERS = fault(
  'competence-differs',
  'ano ou mês da competência vieram nas duas grafias (anocom e anocomp, mescom e mescomp) com valores diferentes',
);

const isPayment = (text: string | null): text is string => text !== null && /^\d*$/.test(text);

function campoAdicionalFaults(text: string | null, profile: JudgingProfile): Fault[] {
  if (!isPayment(text))
    return [fault('campo-adicional', 'campoAdicional: o número do pagamento deve ter só dígitos')];
  return text === '' && profile.emptyCampoAdicional === 'refuse'
    ? [fault('campo-adicional', 'campoAdicional: o número do pagamento não foi informado')]
    : [];
}
