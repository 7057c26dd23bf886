import { employeeCode, employeeHashText, type AhgoraResultsReceived } from '@ponte/contracts';
import { UnacceptableEvent } from '@ponte/messaging';
import { SealError, type LookupHasher, type Sealer } from '@ponte/platform';
import type { ReceivedItem } from '../rules/received-item';

/** One employee item of a request, opened. */
export interface HeardItem {
  readonly value: AhgoraResultsReceived;
  /** For the rules: what stands in it, in clear. Never written anywhere. */
  readonly received: ReceivedItem;
  /** The employee's hash in the ledger. */
  readonly employee: string;
  /** Hashes under which entries of the employee may stand, {@link employee} first. */
  readonly hashes: readonly string[];
}

/** An item of which nothing is looked at but what stands in clear. */
export function unopenedItem(value: AhgoraResultsReceived): HeardItem {
  const { position, fault, ano, mes, campoAdicional, resultados, employee } = value;
  const nobody = { matricula: '', codfuncionario: '' };
  const received = { position, fault, ...nobody, ano, mes, campoAdicional, resultados };
  return { value, received, employee, hashes: [employee] };
}

/**
 * Opens an item and finds its employee in the ledger's terms.
 * @throws UnacceptableEvent if the sealed part cannot be opened or read
 */
export function openItem(
  value: AhgoraResultsReceived,
  sealer: Sealer,
  hasher: LookupHasher,
): HeardItem {
  const { matricula, codfuncionario } = openEmployee(value.sealed.employee, sealer);
  const { position, fault, ano, mes, campoAdicional, resultados, source } = value;
  const code = employeeCode(codfuncionario);
  // Whoever has no code has no entry either: the sender's hash is as good as any.
  const hashes = code ? hasher.all(employeeHashText(source, code)) : [value.employee];
  return {
    value,
    received: {
      ...{ position, fault, matricula, codfuncionario, ano, mes, campoAdicional, resultados },
    },
    employee: hashes[0] ?? value.employee,
    hashes,
  };
}

function openEmployee(
  sealed: string,
  sealer: Sealer,
): { readonly matricula: string; readonly codfuncionario: string } {
  try {
    const text = sealer.open(sealed, { purpose: 'employee' }).toString('utf8');
    const { matricula, codfuncionario } = JSON.parse(text) as Record<string, unknown>;
    return { matricula: textOf(matricula), codfuncionario: textOf(codfuncionario) };
  } catch (error) {
    if (error instanceof SealError)
      throw new UnacceptableEvent(`the employee cannot be opened: ${error.message}`);
    // Its message would quote what was sealed.
    if (error instanceof SyntaxError)
      throw new UnacceptableEvent('the sealed employee is no JSON of matricula and codfuncionario');
    throw error;
  }
}

const textOf = (content: unknown): string => (typeof content === 'string' ? content : '');
