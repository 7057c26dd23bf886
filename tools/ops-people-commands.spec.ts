/* eslint-disable @nx/enforce-module-boundaries -- The one place that sees both sides: no app may import another. */
import { Readable } from 'node:stream';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { bondHashText, cpfHashText, opsCommandAnswered, personHashText } from '@ponte/contracts';
import { LookupHasher } from '@ponte/platform';
import type { Question } from '../apps/ops/src/ask/question';
import { OpsContext } from '../apps/ops/src/program/context';
import { runOps } from '../apps/ops/src/run-ops';
import { MissingArgs } from '../apps/people-sync/src/operate/missing.args';
import { PersonArgs } from '../apps/people-sync/src/operate/person.args';
import {
  HeldArgs,
  ReportArgs,
  ReportFaultsArgs,
  ReportRecordsArgs,
} from '../apps/people-sync/src/operate/report.args';
import { PreviewArgs } from '../apps/people-sync/src/operate/preview.args';
import { RehashArgs } from '../apps/people-sync/src/operate/rehash/rehash.args';
import { ResendArgs } from '../apps/people-sync/src/operate/resend.args';
import {
  RunDecideArgs,
  RunListArgs,
  RunShowArgs,
  RunStartArgs,
} from '../apps/people-sync/src/operate/run.args';

/**
 * `ops people` words what people-sync understands: what it sends for a line is what the service's own argument classes take,
 * unknown members refused; and on what is no such line it sends nothing. Codes of persons are hashed before they are sent.
 */
const ID = '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13';
const KEY = '8c1f0b7d2a934e65b0c8d7f6a5e4d3c2b1a0998877665544332211ffeeddccbb';
const OLD = 'ab'.repeat(32);
const NEW = 'cd'.repeat(32);
const ALL = [NEW, OLD].map((hex) => ({ kid: hex, key: Buffer.from(hex, 'hex') }));
const hashes = (...texts: string[]) => texts.flatMap((text) => new LookupHasher(ALL).all(text));
const UNTIL = '2026-03-02T03:00:00.000Z';
const RESENT = { profile: 'p', entities: ['person'], states: ['refused'], reason: 'e-mail-taken' };

type Sent = readonly [name: string, args: object, type?: new () => object];

const LINES: readonly (readonly [line: string, sent: readonly Sent[]])[] = [
  ['run start p', [['people.run.start', { profile: 'p' }, RunStartArgs]]],
  [
    'run start p --full --preview',
    [['people.run.start', { profile: 'p', mode: 'full', preview: true }, RunStartArgs]],
  ],
  [
    'run start p --write --override --yes',
    [['people.run.start', { profile: 'p', mode: 'write', override: true }, RunStartArgs]],
  ],
  [
    `run list --profile p --state failed,stopped --after ${UNTIL}/${ID} --limit 5`,
    [
      [
        'people.run.list',
        { profile: 'p', states: ['failed', 'stopped'], after: `${UNTIL}/${ID}`, limit: 5 },
        RunListArgs,
      ],
    ],
  ],
  ['run show', [['people.run.show', {}, RunShowArgs]]],
  [`run show ${ID}`, [['people.run.show', { run: ID }, RunShowArgs]]],
  [`run continue ${ID} --yes`, [['people.run.continue', { run: ID }, RunDecideArgs]]],
  [`run stop ${ID}`, [['people.run.stop', { run: ID }, RunDecideArgs]]],
  [
    `report --profile p --entity person,bind --state held --code 5013`,
    [
      ['people.report', { profile: 'p' }, ReportArgs],
      [
        'people.report.records',
        { run: ID, entities: ['person', 'bind'], states: ['held'], code: 5013 },
        ReportRecordsArgs,
      ],
      ['people.report.faults', { run: ID }, ReportFaultsArgs],
    ],
  ],
  [`person ${KEY.slice(0, 12)}`, [['people.person', { key: KEY.slice(0, 12) }, PersonArgs]]],
  [
    'person --profile p --code 00123',
    [
      [
        'people.person',
        { profile: 'p', keys: hashes(personHashText('p', '00123'), personHashText('p', '123')) },
        PersonArgs,
      ],
    ],
  ],
  [
    'person --profile p --bond 10|1|4711',
    [
      [
        'people.person',
        {
          profile: 'p',
          bonds: hashes(
            bondHashText('p', { empresa: '10', estabelecimento: '1', matricula: '4711' }),
          ),
        },
        PersonArgs,
      ],
    ],
  ],
  [
    'held --profile p --after 3|person|5008|job|1203|2| --limit 10',
    [['people.held', { profile: 'p', after: '3|person|5008|job|1203|2|', limit: 10 }, HeldArgs]],
  ],
  [
    'missing --profile p --entity person,employee',
    [['people.missing', { profile: 'p', entities: ['person', 'employee'] }, MissingArgs]],
  ],
  ['codes', [['people.codes', {}]]],
  [
    'preview --profile p --entity person,bind --state to-send,held --after person/8c1f --limit 10',
    [
      [
        'people.preview',
        {
          ...{ profile: 'p', entities: ['person', 'bind'], states: ['to-send', 'held'] },
          ...{ after: 'person/8c1f', limit: 10 },
        },
        PreviewArgs,
      ],
    ],
  ],
  ['rehash', [['people.rehash', {}, RehashArgs]]],
  ['rehash --after p/person/8c1f', [['people.rehash', { after: 'p/person/8c1f' }, RehashArgs]]],
  [
    `resend ${KEY} --profile p --entity person`,
    [['people.resend', { profile: 'p', entities: ['person'], keys: [KEY] }, ResendArgs]],
  ],
  [
    'resend --profile p --entity person --state refused --reason e-mail-taken --until 2026-03-02 --code 5013 --yes',
    [['people.resend', { ...RESENT, code: 5013, until: UNTIL, limit: 100 }, ResendArgs]],
  ],
];

/** An answer in which every command finds its lists, all of them empty. */
const RESULT = {
  ...{ rehashed: 0, left: [], keys: null },
  ...{ decided: [], refused: [], read: [], written: [], refusals: [], records: [], bonds: [] },
  ...{ feedz: [], lots: [], next: null, asOf: UNTIL, isNewest: true, sealed: {}, person: KEY },
  ...{
    runs: [],
    counts: [],
    held: [],
    codes: [],
    decisions: [],
    asked: [],
    reads: [],
    state: 'finished',
  },
  ...{ run: { id: ID, profile: 'p' }, faults: [{ reason: 'twice', count: 1 }] },
};

async function ops(
  line: string,
  input = '10|1|4711\n',
): Promise<{ readonly code: number; readonly asked: Question[] }> {
  const asked: Question[] = [];
  const ask = (question: Question) => {
    asked.push(question);
    return Promise.resolve({
      ...{ ...opsCommandAnswered.example, state: 'done' as const, result: RESULT },
    });
  };
  jest
    .spyOn(OpsContext.prototype, 'asking', 'get')
    .mockReturnValue({ ask } as unknown as OpsContext['asking']);
  const silent = { out: () => undefined, err: () => undefined };
  const io = { ...silent, stdin: Readable.from([input]), terminal: false };
  const code = await runOps(['people', ...line.split(' '), '--why', 'x'], io);
  return { code, asked };
}

describe('what the operator’s command sends to people-sync', () => {
  const before = process.env['PII_LOOKUP_KEYS'];
  beforeAll(() => (process.env['PII_LOOKUP_KEYS'] = `l2:${NEW},l1:${OLD}`));
  afterAll(() => {
    if (before === undefined) delete process.env['PII_LOOKUP_KEYS'];
    else process.env['PII_LOOKUP_KEYS'] = before;
  });
  afterEach(() => void jest.restoreAllMocks());

  it.each(LINES)('%s', async (line, sent) => {
    const { code, asked } = await ops(line);
    expect(code).toBe(0);
    expect(asked.map(({ name, args }) => [name, args])).toEqual(
      sent.map(([name, args]) => [name, args]),
    );
    for (const [at, [, , type]] of sent.entries())
      if (type)
        expect(
          await validate(plainToInstance(type, asked[at]?.args), {
            ...{ whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false },
          }),
        ).toEqual([]);
  });

  it('a bond that is read from the standard input is the same as one that is an argument', async () => {
    const [piped, given] = [
      await ops('person --profile p --bond -'),
      await ops('person --profile p --bond 10|1|4711'),
    ];
    expect(piped.asked).toEqual(given.asked);
    expect(JSON.stringify(piped.asked)).not.toContain('4711');
  });

  it('a CPF is read from the standard input only, and hashed before it is sent', async () => {
    const line = 'person --profile p --cpf';
    const { code, asked } = await ops(line, '529.982.247-25\n');
    expect(code).toBe(0);
    const cpfs = hashes(cpfHashText('p', '52998224725') ?? '');
    expect(asked).toEqual([
      expect.objectContaining({ name: 'people.person', args: { profile: 'p', cpfs } }),
    ]);
    expect((await ops(line, '52998224725')).asked).toEqual(asked);
    for (const wrong of ['5299822472', 'x52998224725', ''])
      expect(await ops(line, wrong)).toEqual({ code: 3, asked: [] });
  });

  it.each([
    'run start',
    'run start p --full --write',
    'run start p --override',
    'run continue',
    `run continue ${ID}`,
    'run list --limit 0',
    'preview --state accepted',
    'report --file x.csv',
    'report --csv --json',
    'report --code x',
    'report --entity people',
    'person',
    `person ${KEY} --code 1`,
    'person --code 1',
    'person --cpf',
    'person --profile p --cpf 52998224725',
    'person --profile p --cpf --code 1',
    'person --profile p --bond 10|1',
    'resend --profile p --yes',
    `resend --profile p --until 2026-03-02 --yes`,
    'resend --code 5013 --yes',
    'resend --profile p --code 5013',
    `resend ${KEY} ${ID} --profile p`,
  ])('%s: refused, nothing is sent', async (line) => {
    expect(await ops(line)).toEqual({ code: 3, asked: [] });
  });
});
