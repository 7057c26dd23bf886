import type { RubricaConfig } from '../config/rubrica.config';
import { datafaltaFaults } from './datafalta.rules';
import { type Fault, fault } from './fault';
import type { JudgedItem } from './judge-item';
import type { JudgingProfile } from './judge-items';
import type { EntryKey, GoodLine, LineFault } from './judged-line';
import type { ReceivedItem } from './received-item';
import { readReferencia } from './referencia.rules';
import { readRubrica } from './rubrica.rules';
import type { Unit } from './amount';
import { wholeKey } from './whole-key';

/** A rubrica judged by itself, before it is compared with the others of the request. */
export interface LineDraft {
  readonly item: number;
  readonly line: number;
  readonly rubrica: string | null;
  readonly referencia: string | null;
  readonly datafalta: string | null;
  /** JSON pointer of the rubrica's object. */
  readonly path: string;
  readonly faults: readonly LineFault[];
  readonly known: Partial<EntryKey>;
  readonly unit?: Unit;
  /** Whose entry it is, if that can be read: the same for the same entry. */
  readonly identity?: string;
  /** What a rubrica without a fault has more. */
  readonly good?: Pick<
    GoodLine,
    'rubrica' | 'referencia' | 'datafalta' | 'key' | 'unit' | 'amount'
  >;
}

/** Judges one rubrica of an item. */
export function judgeLine(
  item: ReceivedItem,
  line: number,
  judged: JudgedItem,
  profile: JudgingProfile,
): LineDraft {
  const { rubrica = null, referencia = null, datafalta = null } = item.resultados[line] ?? {};
  const event = readRubrica(rubrica, judged.employee.empresa);
  const rule = event.evento === undefined ? undefined : ruleOf(event.evento, profile);
  const figure = readReferencia(referencia, rule);
  const dateFaults = datafaltaFaults(datafalta);
  const path = `/items/${item.position}/resultados/${line}`;
  const at = (field: string, faults: readonly Fault[]): LineFault[] =>
    faults.map((each) => ({ ...each, path: `${path}/${field}` }));
  const known: Partial<EntryKey> = {
    ...judged.known,
    ...(event.evento !== undefined && { evento: event.evento }),
    ...(datafalta !== null && dateFaults.length === 0 && { datafalta }),
  };
  const key = wholeKey(known);
  const sent = { rubrica, referencia, datafalta };
  return {
    ...sent,
    item: item.position,
    line,
    path,
    faults: [
      ...judged.faults,
      ...at('rubrica', [...event.faults, ...unknownEvent(event.evento, rule, rubrica, profile)]),
      ...at('referencia', figure.faults),
      ...at('datafalta', dateFaults),
    ],
    known,
    unit: rule?.unit,
    identity: key && JSON.stringify([Object.values(key), judged.employee.code?.matricula]),
    good: goodOf(sent, key, rule?.unit, figure.amount),
  };
}

function ruleOf(evento: string, { rubricas }: JudgingProfile): RubricaConfig | undefined {
  return rubricas.get(evento) ?? rubricas.get('default');
}

function unknownEvent(
  evento: string | undefined,
  rule: RubricaConfig | undefined,
  rubrica: string | null,
  { id }: JudgingProfile,
): Fault[] {
  if (evento === undefined || rule) return [];
  const words = `rubrica ${rubrica}: o evento ${evento} não está no perfil ${id}`;
  return [fault('rubrica-unknown', words)];
}

function goodOf(
  { rubrica, referencia, datafalta }: Pick<LineDraft, 'rubrica' | 'referencia' | 'datafalta'>,
  key: EntryKey | undefined,
  unit: Unit | undefined,
  amount: string | undefined,
): LineDraft['good'] {
  if (rubrica === null || referencia === null || datafalta === null) return undefined;
  if (!key || !unit || amount === undefined) return undefined;
  return { rubrica, referencia, datafalta, key, unit, amount };
}
