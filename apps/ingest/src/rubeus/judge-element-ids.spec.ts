import type { RubeusEventName } from '@ponte/contracts';
import { Sealer } from '@ponte/platform';
import { rubeusSample } from '@ponte/testing';
import { type JudgedElement, judgeElement } from './judge-element';

type Json = Record<string, unknown>;
const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const judged = (event: RubeusEventName, element: unknown): JudgedElement =>
  judgeElement({ id: 'vestibular' }, event, element, new Date('2026-03-02T18:41:25.004Z'), sealer);

interface Told extends Json {
  readonly sealed: { readonly rest?: string };
}
function told(event: RubeusEventName, element: unknown): Told {
  const result = judged(event, element);
  const record = result.ok ? result.record('00000000-0000-5000-8000-000000000000') : result.faults;
  if (!('topic' in record)) throw new Error(JSON.stringify(record));
  return JSON.parse(String(record.value)) as Told;
}

describe('an element of Rubeus that could tell who somebody is', () => {
  const IDS = [
    ...['52998224725', 52998224725, '529982247-25', '529.982.247-25', '11987654321', '1133334444'],
    ...['987654321', 'ana@example.com', 'Ana_Maria_Souza', 'Ana Maria', 'ana1', '0341', 'a\ud800'],
  ];
  const course = { codCurso: 'ADM' };
  const nested = (event: RubeusEventName, more: object): Json => ({
    ...rubeusSample(event),
    ...more,
  });
  it.each<[string, RubeusEventName, (id: unknown) => Json]>([
    ['/id', 'contato', (id) => nested('contato', { id })],
    ['/origens/0/id', 'contato', (id) => nested('contato', { origens: [{ id }] })],
    ['/contato/id', 'atividade', (id) => nested('atividade', { contato: { id } })],
    ['/registroProcesso', 'atividade', (id) => nested('atividade', { registroProcesso: id })],
    ['/responsavel/id', 'atividade', (id) => nested('atividade', { responsavel: { id } })],
    ['/curso/id', 'atividade', (id) => nested('atividade', { curso: { id, ...course } })],
    ['/contato/id', 'evento', (id) => nested('evento', { contato: { id } })],
    [
      '/contatosSecundarios/1/id',
      'evento',
      (id) => nested('evento', { contatosSecundarios: ['634', id] }),
    ],
    ['/tipo/id', 'evento', (id) => nested('evento', { tipo: { id, codigo: null, nome: null } })],
    [
      '/contatos/1/id',
      'registro-de-processo',
      (id) => nested('registro-de-processo', { contatos: [{ id: '1' }, { id }] }),
    ],
    [
      '/objecao/id',
      'registro-de-processo',
      (id) => nested('registro-de-processo', { objecao: { id } }),
    ],
    [
      '/cursos/0/id',
      'registro-de-processo',
      (id) => nested('registro-de-processo', { cursos: [{ id }] }),
    ],
  ])(
    'has %s of %s that is no counted number: refused, and the reason shows nothing',
    (path, event, element) => {
      for (const id of IDS) {
        const result = judged(event, element(id));
        expect(result).toMatchObject({ ok: false, faults: [{ path }] });
        expect(JSON.stringify(result)).not.toMatch(/529|9876|3333|ana|0341/i);
      }
      for (const id of ['1', '99999999', 341]) expect(judged(event, element(id)).ok).toBe(true);
    },
  );

  it.each([
    'Ligação para Ana 529.982.247-25',
    'ana@example.com',
    'mãe, tel 11 98765-4321',
    '52998224725',
  ])('seals a text of %s in its place, that customers wrote into their lists', (nome) => {
    const sample = rubeusSample('registro-de-processo');
    const element = {
      ...sample,
      ...{ objecao: { id: '1', nome, mais: 1 }, status: nome, formaIngresso: nome },
      cursos: [{ id: '21' }, { id: '22', codCurso: nome, codOferta: 'ADM_2' }],
    };
    const { sealed, ...clear } = told('registro-de-processo', element);
    expect(JSON.stringify(clear)).not.toMatch(/529|ana@|98765/);
    expect(clear).toMatchObject({
      ...{ objecao: { id: '1' }, unidade: { id: '1', nome: 'Unidade 1' } },
      cursos: [{ id: '21' }, { id: '22', codOferta: 'ADM_2' }],
    });
    const rest = JSON.parse(String(sealer.open(sealed.rest ?? '', { purpose: 'rest' }))) as Json;
    expect(rest).toMatchObject({ objecao: { nome, mais: 1 }, status: nome, formaIngresso: nome });
    expect(rest.cursos).toEqual([{}, { codCurso: nome }]);
  });
});
