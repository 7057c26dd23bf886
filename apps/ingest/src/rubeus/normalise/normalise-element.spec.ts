import { RUBEUS_EVENTS, type RubeusEventName } from '@ponte/contracts';
import { rubeusSample } from '@ponte/testing';
import fc from 'fast-check';
import { normaliseElement } from './normalise-element';

type Json = Record<string, unknown>;
const normal = (event: RubeusEventName, element: object): Json =>
  normaliseElement(event, element as Json).value as Json;
const faultPaths = (event: RubeusEventName, element: object): string[] =>
  normaliseElement(event, element as Json).faults.map(({ path }) => path);

describe('an element of Rubeus, normalised', () => {
  it('is the sample of a contato with flags and texts for ids', () => {
    const sample = rubeusSample('contato');
    expect(normal('contato', sample)).toEqual({
      ...sample,
      ...{ aluno: false, exaluno: true, canhoto: null },
      assinaturas: [
        { ...sample.assinaturas[0], id: '1', baseLegal: { id: '1', nome: 'base legal' } },
      ],
      basesLegais: [{ id: '1', nome: 'base legal' }],
    });
  });

  it('is the sample of a registro de processo with flags and zoned times', () => {
    const sample = rubeusSample('registro-de-processo');
    expect(normal('registro-de-processo', sample)).toEqual({
      ...sample,
      contatos: sample.contatos.map((each, at) => ({ ...each, principal: at === 0 })),
      cursos: sample.cursos.map((each) => ({ ...each, principal: true })),
      compareceuAtividade: false,
      criacao: '2019-02-06T11:06:00-02:00',
      dataAtividade: '2019-02-06T23:06:00-02:00',
      ultimaAlteracaoStatus: '2019-02-06T15:06:00-02:00',
    });
  });

  it('is the sample of an atividade and of an evento', () => {
    const atividade = rubeusSample('atividade');
    expect(normal('atividade', { ...atividade, registroProcesso: 150, duracao: 5 })).toEqual({
      ...atividade,
      ...{ vencimento: '2019-02-01T00:25:00-02:00', concluido: false },
    });
    const evento = rubeusSample('evento');
    expect(normal('evento', { ...evento, contatosSecundarios: ['634', 633, { id: 632 }] })).toEqual(
      {
        ...evento,
        contatosSecundarios: [{ id: '634' }, { id: '633' }, { id: '632' }],
        dataAgendamento: { data: '2019-02-01T06:27:00-02:00', tipo: 'PROVA' },
      },
    );
  });

  it.each([
    ['0', false],
    ['1', true],
    [0, false],
    [1, true],
    [true, true],
    [false, false],
    [null, null],
  ])('has the flag %j as %j', (sent, flag) => {
    expect(normal('atividade', { concluido: sent })).toEqual({ concluido: flag });
  });

  it.each([
    ['0', false],
    ['1', true],
    ['Sim', 'Sim'],
    [null, null],
  ])('has canhoto %j as %j, of which no value is known', (sent, canhoto) => {
    expect(normaliseElement('contato', { canhoto: sent })).toEqual({
      ...{ value: { canhoto }, faults: [] },
    });
  });

  it('names what cannot be brought into its form, and does not quote it', () => {
    expect(
      normaliseElement('registro-de-processo', {
        ...{ criacao: 'Ana Souza', compareceuAtividade: 'sim', dataAtividade: 0 },
        contatos: [{ principal: '1' }, { principal: '2' }],
      }).faults,
    ).toEqual([
      { path: '/criacao', message: expect.stringContaining('a time like 2019-02-06 11:06') },
      { path: '/compareceuAtividade', message: 'must be "0" or "1"' },
      { path: '/dataAtividade', message: expect.stringContaining('a time like 2019-02-06 11:06') },
      { path: '/contatos/1/principal', message: 'must be "0" or "1"' },
    ]);
  });

  it('leaves everything null that is null', () => {
    for (const event of RUBEUS_EVENTS) {
      const none = Object.fromEntries(Object.keys(rubeusSample(event)).map((key) => [key, null]));
      expect(normaliseElement(event, none)).toEqual({ value: none, faults: [] });
    }
  });

  it('leaves ids alone that a number cannot show as they are', () => {
    expect(normal('contato', { id: 1e20, cor: { id: -(2 ** 53) } })).toEqual({
      ...{ id: 1e20, cor: { id: -(2 ** 53) } },
    });
  });

  it.each(RUBEUS_EVENTS)('of %s: free keys are not touched', (event) => {
    const free = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('id', 'principal', 'vencimento', '__proto__')),
      fc.oneof(
        fc.string(),
        fc.array(fc.string()),
        fc.constantFrom<unknown>(1, null, '0', { id: 1 }),
      ),
    );
    fc.assert(
      fc.property(free, (camposPersonalizados) => {
        expect(normaliseElement(event, { camposPersonalizados })).toEqual({
          ...{ value: { camposPersonalizados }, faults: [] },
        });
      }),
    );
  });

  it('takes keys for what they are, not for paths', () => {
    const odd = {
      'dataAgendamento/data': 'a',
      '/vencimento': 'a',
      'a~1b': 1,
      '': { '*': { id: '1' } },
    };
    expect(normaliseElement('evento', odd)).toEqual({ value: odd, faults: [] });
    expect(faultPaths('registro-de-processo', { contatos: { '*': { principal: 'a' } } })).toEqual(
      [],
    );
  });

  it('is harmed by no key that JavaScript knows', () => {
    const text =
      '{"__proto__":{"concluido":"1"},"constructor":{"prototype":{"id":7}},"toString":"0"}';
    const value = normal('atividade', JSON.parse(text) as Json);
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(JSON.stringify(value)).toBe(text.replace('7', '"7"'));
    expect((value as { concluido?: unknown }).concluido).toBeUndefined();
    expect(({} as { concluido?: unknown }).concluido).toBeUndefined();
  });

  it.each(RUBEUS_EVENTS)('of %s leaves nothing out and adds nothing', (event) => {
    const keys = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(keys)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keys(inner)]))
          : 0;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (more) => {
        const element = { ...more, ...rubeusSample(event), contatosSecundarios: null };
        const { value, faults } = normaliseElement(event, element);
        expect(faults).toEqual([]);
        expect(keys(value)).toEqual(keys(element));
      }),
    );
  });
});
