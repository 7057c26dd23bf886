import { RUBEUS_EVENTS } from '@ponte/contracts';
import { rubeusSample } from '@ponte/testing';
import { signatureFaults } from './signature-faults';

type Json = Record<string, unknown>;
const PAIRS = RUBEUS_EVENTS.flatMap((sent) => RUBEUS_EVENTS.map((event) => [sent, event] as const));
const paths = (event: (typeof RUBEUS_EVENTS)[number], element: Json): string[] =>
  signatureFaults(event, element).map(({ path }) => path);

describe('the signature of an element', () => {
  it.each(PAIRS)('of %s is judged as %s', (sent, event) => {
    expect(paths(event, rubeusSample(sent)).length === 0).toBe(sent === event);
  });

  it('names each key that is missing, and the one too many', () => {
    expect(paths('contato', {})).toEqual(['/emails', '/telefones']);
    expect(paths('registro-de-processo', {})).toEqual(['/processo', '/contatos', '/status']);
    expect(paths('atividade', {})).toEqual(['/vencimento', '/concluido', '/registroProcesso']);
    expect(paths('evento', {})).toEqual(['/tipo', '/contato', '/descricao']);
    expect(paths('evento', { ...rubeusSample('evento'), vencimento: null })).toEqual([
      '/vencimento',
    ]);
  });

  it('is there where a value is null, as Rubeus writes what is unavailable', () => {
    expect(paths('contato', { emails: null, telefones: null })).toEqual([]);
    const tipo = { id: null, codigo: null, nome: null };
    expect(paths('evento', { tipo, contato: null, descricao: null })).toEqual([]);
  });

  it.each([null, 'Visita', [], { id: '1', nome: 'a' }, { id: '1', codigo: null }])(
    'is not there where the type of an evento is %j',
    (tipo) => expect(paths('evento', { ...rubeusSample('evento'), tipo })).toEqual(['/tipo']),
  );

  it('is made of keys of its own, not of inherited ones', () => {
    const heir = Object.create({ emails: null, telefones: null }) as Json;
    expect(paths('contato', heir)).toHaveLength(2);
  });
});
