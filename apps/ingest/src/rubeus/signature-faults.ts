import type { ContractFault, RubeusEventName } from '@ponte/contracts';

type Json = Readonly<Record<string, unknown>>;

/** By which keys an event of Rubeus is known: its bodies do not say what they are. */
const KEYS: Readonly<
  Record<RubeusEventName, { readonly has: readonly string[]; readonly lacks: readonly string[] }>
> = {
  contato: { has: ['emails', 'telefones'], lacks: [] },
  'registro-de-processo': { has: ['processo', 'contatos', 'status'], lacks: [] },
  atividade: { has: ['vencimento', 'concluido', 'registroProcesso'], lacks: [] },
  evento: { has: ['tipo', 'contato', 'descricao'], lacks: ['vencimento'] },
};

const TYPE_KEYS = ['id', 'codigo', 'nome'];

/** Why an element cannot be what its trigger sends; none if it can. A key may be null, but must be there. */
export function signatureFaults(event: RubeusEventName, element: Json): readonly ContractFault[] {
  const { has, lacks } = KEYS[event];
  const missing = has.filter((key) => !Object.hasOwn(element, key));
  const odd = lacks.filter((key) => Object.hasOwn(element, key));
  const { tipo } = element;
  const untyped =
    event === 'evento' &&
    !missing.includes('tipo') &&
    !(isObject(tipo) && TYPE_KEYS.every((key) => Object.hasOwn(tipo, key)));
  return [
    ...missing.map((key) => ({ path: `/${key}`, message: `is missing: every ${event} has it` })),
    ...odd.map((key) => ({ path: `/${key}`, message: `must not stand in ${event}` })),
    ...(untyped ? [{ path: '/tipo', message: 'must be an object with id, codigo and nome' }] : []),
  ];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
