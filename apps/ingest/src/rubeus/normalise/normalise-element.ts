import type { ContractFault, RubeusEventName } from '@ponte/contracts';
import { zonedTime } from './zoned-time';

type Json = Readonly<Record<string, unknown>>;

/** Fields that hold `"0"` and `"1"`, by their path; `*` stands for the elements of a list. */
const FLAGS: Readonly<Record<RubeusEventName, readonly string[]>> = {
  contato: ['/aluno', '/exaluno'],
  'registro-de-processo': ['/compareceuAtividade', '/contatos/*/principal', '/cursos/*/principal'],
  atividade: ['/concluido', '/curso/principal'],
  evento: ['/curso/principal'],
};
/** A flag by its name, of which the vendor shows no value but null: what is none stays as it came, and sealed. */
const PERHAPS_FLAG = '/canhoto';
/** Fields that hold a time without a zone. */
const TIMES: Readonly<Record<RubeusEventName, readonly string[]>> = {
  contato: [],
  'registro-de-processo': ['/criacao', '/dataAtividade', '/ultimaAlteracaoStatus'],
  atividade: ['/vencimento'],
  evento: ['/dataAgendamento/data'],
};
/** Ids that are not called so. */
const IDS: Readonly<Record<RubeusEventName, readonly string[]>> = {
  contato: [],
  'registro-de-processo': [],
  atividade: ['/registroProcesso', '/duracao'],
  evento: [],
};
/** Contacts that an evento names by their ids alone. */
const SECONDARY = '/contatosSecundarios/*';
/** Custom fields have keys of the customer's own: what is called `id` there may be anything. */
const FREE = 'camposPersonalizados';
const SHOWN_NUMBER = 2 ** 53;

/** An element in the form of its contract, or why it cannot be brought into it. */
export interface Normalised {
  readonly value: Json;
  readonly faults: readonly ContractFault[];
}

/**
 * Brings an element into one form: ids are texts, flags booleans, times carry their zone, null stays null; secondary
 * contacts become objects like other references. Nothing is left out.
 */
export function normaliseElement(event: RubeusEventName, element: Json): Normalised {
  const faults: ContractFault[] = [];
  const rules = new Map<string, (value: unknown, path: string) => unknown>([
    ...FLAGS[event].map((path) => [path, flag] as const),
    ...TIMES[event].map((path) => [path, time] as const),
    ...IDS[event].map((path) => [path, idText] as const),
  ]);
  const fault = (path: string, message: string): void => void faults.push({ path, message });

  function flag(value: unknown, path: string): unknown {
    const text = typeof value === 'number' ? String(value) : value;
    if (value === null || typeof value === 'boolean') return value;
    if (text === '0' || text === '1') return text === '1';
    fault(path, 'must be "0" or "1"');
    return null;
  }
  function time(value: unknown, path: string): unknown {
    if (value === null) return null;
    const zoned = typeof value === 'string' ? zonedTime(value) : undefined;
    if (zoned === undefined)
      fault(path, 'must be a time like 2019-02-06 11:06, or a day, that there was');
    return zoned ?? null;
  }
  function walk(value: unknown, path: string, pattern: string, key: string): unknown {
    const rule = rules.get(pattern);
    if (rule) return rule(value, path);
    if (event === 'contato' && pattern === PERHAPS_FLAG)
      return value === '0' || value === '1' ? value === '1' : value;
    if (key === 'id' && typeof value === 'number') return idText(value);
    if (event === 'evento' && pattern === SECONDARY && typeof value !== 'object')
      return reference(value);
    if (Array.isArray(value))
      return value.map((each, index) => walk(each, `${path}/${index}`, `${pattern}/*`, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        name === FREE
          ? inner
          : walk(inner, `${path}/${step(name)}`, `${pattern}/${step(name)}`, name),
      ]),
    );
  }
  return { value: walk(element, '', '', '') as Json, faults };
}

/** A key as a step of a JSON pointer (RFC 6901): one that holds a slash is one step. `*` is no key of Rubeus's own. */
function step(key: string): string {
  return key === '*' ? '~*' : key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Rubeus writes ids as texts, and some as numbers. */
function idText(value: unknown): unknown {
  return typeof value === 'number' && Math.abs(value) < SHOWN_NUMBER ? String(value) : value;
}

/** `"634"` stands for `{ "id": "634" }`. */
function reference(value: unknown): unknown {
  const text = idText(value);
  return typeof text === 'string' ? { id: text } : value;
}
