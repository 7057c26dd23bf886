import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { allContracts, gupyContractOf, gupyContracts } from './index';
import { judgeByClass } from './decorators/judge-by-class';
import { sealedPartsOf } from './reference/sealed-parts';

describe('all contracts', () => {
  it('are named once', () => {
    const topics = allContracts.map(({ topic }) => topic);
    expect(new Set(topics).size).toBe(topics.length);
  });

  it('are listed: no contract in a folder is forgotten', async () => {
    const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
    const modules = files
      .filter((name) => name.endsWith('.event.ts'))
      .map((name) => import(path.join(__dirname, name)) as Promise<Record<string, unknown>>);
    const declared = (await Promise.all(modules))
      .flatMap((exports) => Object.values(exports))
      .filter((one) => typeof one === 'object' && one !== null && 'topic' in one);
    expect(new Set(declared)).toEqual(new Set(allContracts));
  });

  it.each(allContracts.map((contract) => [contract.topic, contract] as const))(
    '%s keeps its own promise',
    (_, contract) => {
      expect(contract.validate(contract.example)).toEqual([]);
      expect(judgeByClass(contract.valueClass, contract.example)).toEqual([]);
      expect(contract.key(contract.example)).toMatch(/^[\w\-/.]+$/);
      expect(Buffer.byteLength(JSON.stringify(contract.example))).toBeLessThan(
        contract.maxMessageBytes,
      );
      expect(Object.isFrozen(contract)).toBe(true);
    },
  );

  it('are not kept longer than ids of heard events are, unless nobody hears them as events', () => {
    const long = allContracts
      .filter(({ retentionDays }) => retentionDays > 7)
      .map(({ topic }) => topic);
    expect(long).toEqual([
      // Heard, but by a subscription that is replayable: a request's lines and the ledger know what was done already.
      'ahgora.results.received.v1',
      'datasul.results.settled.v1',
      'feedz.person.settled.v1',
      'feedz.structure.settled.v1',
      'feedz.leader.settled.v1',
      'people.run.finished.v1',
      'ingest.rejected.v1',
      'ingest.unrouted.v1',
      'ops.command.answered.v1',
    ]);
  });

  it('of Gupy are found by the name of the event, and by nothing else', () => {
    for (const contract of gupyContracts) {
      const { event } = contract.example as unknown as { event: string };
      expect(gupyContractOf(event)).toBe(contract);
      expect(contract.topic).toBe(`gupy.${event}.v1`);
    }
    for (const other of [
      'application.archived',
      '__proto__',
      'constructor',
      '',
      undefined,
      null,
      7,
      {},
    ]) {
      expect(gupyContractOf(other)).toBeUndefined();
    }
  });

  it('of Gupy seal the person and all that is not named', () => {
    for (const contract of gupyContracts) {
      expect(sealedPartsOf(contract.valueClass).map(({ path: at }) => at)).toEqual([
        'sealed.candidate',
        'sealed.raw',
      ]);
    }
  });
});

describe('what a vendor may send', () => {
  const moved = gupyContractOf('application.moved');
  const example = moved?.example as unknown as { data: { job: object; application: object } };
  const withData = (data: object): object => ({ ...example, data });

  it.each([
    ['only the application', { application: { id: 1 } }],
    [
      'null for every nested object',
      { job: null, application: { id: 1, currentStep: null, previousStep: null }, candidate: null },
    ],
    [
      'a status not known today',
      { application: { ...example.data.application, status: 'on_hold' } },
    ],
    ['unknown keys', { application: { id: 1, colour: 'red' }, other: {} }],
    [
      'an id that was a float on its way',
      { application: { id: JSON.parse('9282348.0') as number } },
    ],
    [
      'a custom field that is an object',
      { application: { id: 1 }, job: { customFields: [{ id: 'x', value: { a: [1] } }] } },
    ],
  ])('%s keeps the contract', (_, data) => {
    expect(moved?.validate(withData(data))).toEqual([]);
  });

  it.each([
    ['no application', {}, '/data/application'],
    ['no application id', { application: {} }, '/data/application/id'],
    ['an application that is null', { application: null }, '/data/application'],
    ['an id that was rounded', { application: { id: 1e300 } }, '/data/application/id'],
    ['a negative id', { application: { id: -1 } }, '/data/application/id'],
    ['a fractional id', { application: { id: 1.5 } }, '/data/application/id'],
    ['an id in quotes', { application: { id: '1' } }, '/data/application/id'],
  ])('%s breaks it', (_, data, at) => {
    expect(moved?.validate(withData(data)).map(({ path: place }) => place)).toEqual([at]);
  });

  it('a pre-employee without a job or an application is keyed by the person, then by the event', () => {
    const contract = gupyContractOf('pre-employee.moved');
    const value = contract?.example as unknown as { id: string; data: object };
    const keyOf = (data: object): string | undefined =>
      contract?.key({ ...value, data } as unknown as Parameters<typeof contract.key>[0]);
    expect(keyOf({ job: { id: null }, application: { id: 5 }, candidate: { id: 6 } })).toBe('5');
    expect(keyOf({ application: null, candidate: { id: 6 } })).toBe('6');
    expect(keyOf({})).toBe(value.id);
  });
});
