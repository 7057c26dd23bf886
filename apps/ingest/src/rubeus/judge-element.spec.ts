import { RUBEUS_EVENTS, rubeusContractOf, type RubeusEventName } from '@ponte/contracts';
import type { OutboundRecord } from '@ponte/messaging';
import { Sealer } from '@ponte/platform';
import { rubeusSample } from '@ponte/testing';
import fc from 'fast-check';
import { type GoodElement, type JudgedElement, judgeElement } from './judge-element';
import { normaliseElement } from './normalise/normalise-element';

type Json = Record<string, unknown>;
const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const AT = new Date('2026-03-02T18:41:25.004Z');
const ID = '00000000-0000-5000-8000-000000000000';
const judged = (event: RubeusEventName, element: unknown): JudgedElement =>
  judgeElement({ id: 'vestibular' }, event, element, AT, sealer);
const good = (event: RubeusEventName, element: unknown): GoodElement => {
  const result = judged(event, element);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
};
const recordOf = (event: RubeusEventName, element: unknown): OutboundRecord => {
  const record = good(event, element).record(ID);
  if (!('topic' in record)) throw new Error(JSON.stringify(record));
  return record;
};
interface Told extends Json {
  readonly source: string;
  readonly sealed: { readonly rest?: string; readonly raw: string };
}
const toldOf = (record: OutboundRecord): Told => JSON.parse(String(record.value)) as Told;
const paths = (event: RubeusEventName, element: unknown): string[] => {
  const result = judged(event, element);
  return result.ok ? [] : result.faults.map(({ path }) => path);
};

describe('an element of Rubeus', () => {
  it.each([
    ['contato', 'vestibular/341', '341'],
    ['registro-de-processo', 'vestibular/635', '635'],
    ['atividade', 'vestibular/635', '635'],
    ['evento', 'vestibular/635', '635'],
  ] as const)('%s becomes a record under the key of its contact', (event, key, person) => {
    const record = recordOf(event, rubeusSample(event));
    expect(record).toMatchObject({
      ...{ key, topic: `rubeus.${event}.received.v1` },
      headers: {
        ...{ ce_id: ID, ce_source: '/rubeus/vestibular', ce_subject: key },
        ce_time: AT.toISOString(),
      },
    });
    const { sealed, ...clear } = toldOf(record);
    const { sealed: example, ...shown } = rubeusContractOf(event).example as unknown as Told;
    const secondary = { id: '636', principal: false, tipo: 'Responsável' };
    expect(clear).toEqual({
      ...shown,
      receivedAt: AT.toISOString(),
      ...('contatos' in shown && { contatos: [...(shown.contatos as Json[]), secondary] }),
    });
    expect(Object.keys(sealed)).toEqual(Object.keys(example));
    const subject = { system: 'rubeus', source: 'vestibular', person };
    expect(JSON.parse(String(sealer.open(sealed.raw, { purpose: 'raw', subject })))).toEqual(
      rubeusSample(event),
    );
    expect(sealer.open(sealed.rest ?? '', { purpose: 'rest', subject })).toBeDefined();
  });

  it.each([
    [
      'contatos',
      [
        { id: '1', principal: '0' },
        { id: '2', principal: '1' },
      ],
      'vestibular/2',
    ],
    ['contatos', [{ id: '1', principal: '0' }, { id: '2' }], 'vestibular/1'],
    ['contatos', [], 'vestibular/registro-de-processo/150'],
    ['contatos', null, 'vestibular/registro-de-processo/150'],
    ['contatos', [{ id: null }], 'vestibular/registro-de-processo/150'],
  ])(
    'with %s %j has the key of the principal contact, else of the first',
    (name, contatos, key) => {
      const event = 'registro-de-processo';
      expect(recordOf(event, { ...rubeusSample(event), [name]: contatos }).key).toBe(key);
    },
  );

  it.each(['atividade', 'evento'] as const)('%s of no contact is keyed by itself', (event) => {
    const element = { ...rubeusSample(event), contato: null };
    const record = recordOf(event, element);
    expect(record.key).toBe(`vestibular/${event}/${element.id}`);
    expect(Sealer.read(toldOf(record).sealed.raw).subject.person).toBe('-');
  });

  it.each(RUBEUS_EVENTS)('%s loses nothing: clear and rest together are all of it', (event) => {
    const more = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('source', 'receivedAt', 'sealed', '__proto__', 'nome')),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(more, (others) => {
        const element = { ...others, ...rubeusSample(event) };
        const { sealed, ...clear } = toldOf(recordOf(event, element));
        const rest = JSON.parse(
          String(sealer.open(sealed.rest ?? '', { purpose: 'rest' })),
        ) as Json;
        const raw = JSON.parse(String(sealer.open(sealed.raw, { purpose: 'raw' }))) as Json;
        expect(raw).toEqual(JSON.parse(JSON.stringify(element)));
        for (const name of ['source', 'receivedAt']) delete clear[name];
        const { value } = normaliseElement(event, JSON.parse(JSON.stringify(element)) as Json);
        expect(merged(clear, rest)).toEqual(value);
      }),
      { numRuns: 50 },
    );
  });

  it.each(RUBEUS_EVENTS)('%s may hold anything anywhere: it is an event or has faults', (event) => {
    const wild = fc.oneof(fc.jsonValue(), fc.constantFrom('\ud800', '0', 1e300, '2019-02-06'));
    const changes = fc.tuple(fc.constantFrom(...Object.keys(rubeusSample(event))), wild);
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 4 }), (changed) => {
        const result = judged(event, { ...rubeusSample(event), ...Object.fromEntries(changed) });
        expect(result.ok ? 'topic' in result.record(ID) : result.faults.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('lets nobody set what the edge adds', () => {
    const sent = { source: 'other', receivedAt: '1999-01-01T00:00:00Z', sealed: { raw: 'v1' } };
    const told = toldOf(recordOf('contato', { ...rubeusSample('contato'), ...sent }));
    expect(told).toMatchObject({ source: 'vestibular', receivedAt: AT.toISOString() });
    expect(sealer.open(told.sealed.raw, { purpose: 'raw' })).toBeDefined();
  });

  it.each(RUBEUS_EVENTS)('%s has nobody readable in it', (event) => {
    const { key, headers, value } = recordOf(event, rubeusSample(event));
    expect(`${key} ${JSON.stringify(headers)} ${String(value)}`).not.toMatch(
      /Matheus|12547854577|1997-10|Rua Teste|Branca|Deficiente|Paraplegia|Solteiro|Masculino|rubeus\.com|2323342|COD15|Marcos|vivalle|perfil|notaEnem|"760|Iniciou|Ligação/,
    );
  });

  it.each([null, 1, 'Testar', true, [], [{ id: '1' }]])('%j is none', (element) => {
    expect(judged('contato', element)).toEqual({
      ok: false,
      faults: [{ path: '', message: 'must be a JSON object' }],
    });
  });

  it('says what breaks the contract, and where', () => {
    expect(paths('contato', rubeusSample('evento'))).toEqual(['/emails', '/telefones']);
    const contato = rubeusSample('contato');
    const withoutId: Json = { ...contato };
    delete withoutId.id;
    expect(paths('contato', withoutId)).toEqual(['/id']);
    for (const id of [null, '', 'a'.repeat(65), {}, true, 1e20])
      expect(paths('contato', { ...contato, id })).toEqual(['/id']);
    expect(paths('contato', { ...contato, aluno: 'sim' })).toEqual(['/aluno']);
    expect(paths('contato', { ...contato, origens: 'CRM' })).toEqual(['/origens']);
    expect(paths('atividade', { ...rubeusSample('atividade'), contato: '635' })).toEqual([
      '/contato',
    ]);
  });

  it('quotes no value where it says so', () => {
    const element = {
      ...rubeusSample('contato'),
      id: { nome: 'Ana' },
      aluno: 'Ana',
      origens: 'Ana',
    };
    expect(JSON.stringify(judged('contato', element))).not.toContain('Ana');
  });

  it('takes half a character pair where it is sealed', () => {
    expect(judged('contato', { ...rubeusSample('contato'), nome: 'a\ud800' }).ok).toBe(true);
  });

  it('is refused where it is too large once sealed', () => {
    const element = { ...rubeusSample('contato'), nome: 'a'.repeat(300_000) };
    expect(good('contato', element).record(ID)).toEqual([
      { path: expect.any(String), message: expect.any(String) },
    ]);
  });

  it('has a digest of all of it, whatever the order, and a subject of its record alone', () => {
    const sample = rubeusSample('contato');
    const turned = Object.fromEntries(Object.entries(sample).reverse());
    const changed = { ...sample, nome: 'Outro' };
    const [one, same, other] = [sample, turned, changed].map((each) => good('contato', each));
    expect(same?.digest).toBe(one?.digest);
    expect(other?.digest).not.toBe(one?.digest);
    expect([one, same, other].map((each) => each?.subject)).toEqual(
      Array(3).fill('vestibular/contato/341'),
    );
    expect(good('contato', { ...sample, id: 341 }).subject).toBe('vestibular/contato/341');
  });
});

function merged(clear: unknown, rest: unknown): unknown {
  if (rest === undefined) return clear;
  if (Array.isArray(clear) && Array.isArray(rest))
    return clear.map((each, at) => merged(each, rest[at]));
  if (!isObject(clear) || !isObject(rest)) return rest;
  const pairs = [...new Set([...Object.keys(clear), ...Object.keys(rest)])].map((key) => {
    const both = Object.hasOwn(clear, key) && Object.hasOwn(rest, key);
    const one = Object.hasOwn(clear, key) ? clear[key] : rest[key];
    return [key, both ? merged(clear[key], rest[key]) : one] as const;
  });
  return Object.fromEntries(pairs);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
