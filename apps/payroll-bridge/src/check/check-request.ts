import { employeeCode } from '@ponte/contracts';
import { judgeItems, type JudgingProfile } from '../rules/judge-items';
import type { FaultCode } from '../rules/judged-line';
import type { ReceivedItem } from '../rules/received-item';
import { readRequest } from './read-request';

/** One thing wrong with a request. */
export interface RequestFault {
  /** JSON pointer into the file (RFC 6901). */
  readonly path: string;
  /** `request`: ingest takes nothing of the request; else the code with which rubricas are refused. */
  readonly code: FaultCode | 'request';
  /** In Portuguese, without a digit of a person's number. */
  readonly message: string;
}

/** What would become of a request, as far as that can be told without the ledger and Datasul. */
export interface RequestVerdict {
  readonly items: number;
  readonly rubricas: number;
  /** Rubricas without a fault; none if nothing of the request is taken. */
  readonly good: number;
  readonly faults: readonly RequestFault[];
}

/**
 * Judges a request by a profile: every fault of its form, and of every rubrica, each once.
 * @param today `YYYY-MM-DD` in São Paulo
 */
export function checkRequest(
  bytes: Buffer,
  profile: JudgingProfile,
  today: string,
): RequestVerdict {
  const { faults, items, place } = readRequest(bytes);
  const lines = byEmployee(items).flatMap((group) => judgeItems(group, profile, today));
  const found = lines
    .sort((left, right) => left.item - right.item || left.line - right.line)
    .flatMap((line) => (line.ok ? [] : line.faults))
    .map((fault): RequestFault => ({ ...fault, path: place(fault.path) }));
  const all = [...faults.map((fault): RequestFault => ({ ...fault, code: 'request' })), ...found];
  return {
    items: items.length,
    rubricas: lines.length,
    good: faults.length > 0 ? 0 : lines.filter(({ ok }) => ok).length,
    // A fault of an item is one of each of its rubricas.
    faults: [...new Map(all.map((fault) => [`${fault.path}\n${fault.message}`, fault])).values()],
  };
}

/** The items of each employee together: as numbers, and verbatim where that is no code. */
function byEmployee(items: readonly ReceivedItem[]): ReceivedItem[][] {
  const groups = new Map<string, ReceivedItem[]>();
  for (const item of items) {
    const key = JSON.stringify(employeeCode(item.codfuncionario) ?? item.codfuncionario);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
