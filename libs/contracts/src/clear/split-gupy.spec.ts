import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { exampleSealed } from '../gupy/shared/gupy-examples';
import { gupyContractOf } from '../gupy/gupy-contract-of';
import type { EventContract } from '../event-contract';
import { parseJson } from '../json/parse-json';
import { pickClear } from './pick-clear';
import { splitGupy } from './split-gupy';

type Body = Record<string, unknown> & { data: Record<string, unknown> };

const folder = path.join(__dirname, '../gupy/samples');
const sample = (name: string): Body =>
  parseJson(readFileSync(path.join(folder, `gupy.${name}.json`), 'utf8')) as Body;

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [value];
}

function contractOf(body: Body): EventContract {
  const contract = gupyContractOf(body.event);
  if (!contract) throw new Error('the sample is of an event with a contract');
  return contract;
}

describe('splitGupy', () => {
  it.each(readdirSync(folder).map((name) => name.slice('gupy.'.length, -'.json'.length)))(
    'takes the vendor’s sample of %s: clear part within the contract, no personal data in it',
    (name) => {
      const body = sample(name);
      const contract = contractOf(body);
      const { clear, candidate } = splitGupy(contract, body);
      const value = { source: 'acme', ...clear, sealed: { raw: exampleSealed('raw') } };
      expect(contract.validate(value)).toEqual([]);
      const person = [candidate, body.data.user as object | undefined].flatMap((one) =>
        Object.entries(one ?? {}).filter(
          ([key, leaf]) => key !== 'id' && typeof leaf === 'string' && leaf !== '',
        ),
      );
      const clearLeaves = leavesOf(clear);
      expect(person.filter(([, leaf]) => clearLeaves.includes(leaf))).toEqual([]);
      if (candidate) expect(person.length).toBeGreaterThan(15);
    },
  );

  it('divides application.moved', () => {
    const body = sample('application.moved');
    const { clear, candidate, rest } = splitGupy(contractOf(body), body);
    expect(candidate).toEqual(body.data.candidate);
    expect((clear.data as Body).candidate).toEqual({ id: 256080 });
    expect(rest).toEqual({ data: { application: { preHiringInformation: {}, tags: [] } } });
  });

  it('divides candidate.hired: pay and user are in the rest, hiring date and type are clear', () => {
    const body = sample('candidate.hired');
    const { clear, rest } = splitGupy(contractOf(body), body);
    expect(rest).toEqual({
      data: {
        application: {
          preHiringInformation: {},
          tags: ['tagHired'],
          salary: { value: 5200.5, currency: 'R$' },
        },
        user: body.data.user,
      },
    });
    expect((clear.data as { application: object }).application).toMatchObject({
      vacancyCode: 'V-0042',
      hiringDate: '2026-04-06T03:00:00.000Z',
      hiringType: 'employee_admission',
    });
  });

  it('takes a job event, whose data is the job itself', () => {
    const body = sample('job.published');
    const { clear, candidate, rest } = splitGupy(contractOf(body), {
      ...body,
      data: { ...body.data, recruiterEmail: 'rh@example.com', candidate: { id: 1 } },
    });
    expect((clear.data as { id: number }).id).toBe(8451877);
    expect(candidate).toBeUndefined();
    expect(rest).toEqual({
      data: {
        description: '<p>…</p>',
        addressCity: 'São Paulo',
        recruiterEmail: 'rh@example.com',
        candidate: { id: 1 },
      },
    });
  });

  it('keeps a user that comes as a sibling of data, and other unknown keys, out of the clear part', () => {
    const body = {
      ...sample('application.moved'),
      user: { id: 1, name: 'Recrutadora' },
      sealed: { raw: 'forged' },
    };
    const { clear, rest } = splitGupy(contractOf(body), body);
    expect(rest).toMatchObject({ user: body.user, sealed: { raw: 'forged' } });
    expect(Object.keys(clear)).toEqual(['companyName', 'id', 'event', 'date', 'data']);
  });

  it.each([undefined, null, 'Ana', 7, [{ name: 'Ana' }]])(
    'takes %j for a candidate',
    (candidate) => {
      const body = sample('application.moved');
      const changed = { ...body, data: { ...body.data, candidate } };
      const split = splitGupy(contractOf(body), changed);
      expect(split.candidate).toBeUndefined();
      expect(JSON.stringify(split.clear)).not.toContain('Ana"');
      const faults = contractOf(body).validate({
        source: 'acme',
        ...split.clear,
        sealed: {},
      });
      expect(faults.map(({ path: at }) => at)).toEqual(
        candidate == null ? [] : ['/data/candidate'],
      );
    },
  );

  it('leaves nothing when all else was the candidate', () => {
    const body = {
      id: 'e',
      event: 'application.moved',
      data: { application: { id: 1 }, candidate: { id: 2, name: 'Ana' } },
    };
    const { candidate, rest } = splitGupy(contractOf(body), body);
    expect(candidate).toEqual({ id: 2, name: 'Ana' });
    expect(rest).toBeUndefined();
  });

  it('divides as pickClear does, the candidate taken whole', () => {
    const leaf = fc.constantFrom<unknown>(1, 'x', null, [], {}, { id: 'y', cpf: 1 }, [
      { id: 2 },
      3,
    ]);
    const object = (...names: string[]): fc.Arbitrary<Record<string, unknown>> =>
      fc.dictionary(fc.constantFrom(...names, 'cpf', '__proto__'), leaf, { noNullPrototype: true });
    const candidate = fc.oneof(leaf, object('id', 'name', 'email'));
    const data = fc
      .tuple(object('id', 'job', 'application', 'user'), fc.option(candidate, { nil: undefined }))
      .map(([others, one]) => (one === undefined ? others : { ...others, candidate: one }));
    const bodies = fc
      .tuple(object('id', 'date', 'source'), fc.oneof(leaf, data))
      .map(([others, value]) => parseJson(JSON.stringify({ ...others, data: value })) as object);
    fc.assert(
      fc.property(bodies, fc.constantFrom('application.moved', 'job.published'), (body, event) => {
        const contract = contractOf({ event, data: {} });
        const text = JSON.stringify(body);
        const split = splitGupy(contract, body);
        const picked = pickClear(contract.valueClass, body);
        const rest = structuredClone(picked.rest) as Body | undefined;
        if (split.candidate && rest?.data) {
          expect(split.candidate).toBe((body as Body).data.candidate);
          delete rest.data.candidate;
          if (Object.keys(rest.data).length === 0) delete (rest as { data?: unknown }).data;
        }
        expect(split.clear).toEqual(picked.clear);
        expect(split.rest ?? {}).toEqual(rest ?? {});
        expect(split.rest).not.toEqual({});
        expect(JSON.stringify(body)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
