/* eslint-disable @nx/enforce-module-boundaries -- The one place that sees both sides: no app may import another. */
import { Readable } from 'node:stream';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { opsCommandAnswered } from '@ponte/contracts';
import type { Question } from '../apps/ops/src/ask/question';
import { OpsContext } from '../apps/ops/src/program/context';
import { runOps } from '../apps/ops/src/run-ops';
import { DecideArgs } from '../apps/payroll-bridge/src/operate/decide.args';
import { EntryFilterArgs } from '../apps/payroll-bridge/src/operate/entry-filter.args';
import { EntryArgs, RehashArgs, RequestArgs } from '../apps/payroll-bridge/src/operate/look.args';
import { ReportArgs, ReportMessagesArgs } from '../apps/payroll-bridge/src/operate/report.args';

/**
 * `ops payroll` words what payroll-bridge understands: what it sends for a line is what the service's own argument classes
 * take, unknown members refused; and on what is no such line it sends nothing.
 */
const ID = '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13';
const OTHER = '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a14';
const FILTER = `--profile p --empresa 010 --estabelecimento 1 --competencia 2026-02 --evento 103 --since 2026-03-02 --until 2026-03-03 --reason no-answer --call ${ID}`;
const MEMBERS = {
  ...{ profile: 'p', empresa: '010', estabelecimento: '1', competencia: '2026-02', evento: '103' },
  ...{
    since: '2026-03-02T03:00:00.000Z',
    until: '2026-03-03T03:00:00.000Z',
    reason: 'no-answer',
    call: ID,
  },
};
const AFTER = `2026-03-02T03:00:00.000Z/${ID}`;
const SCOPE = { competencia: '2026-02', profile: 'p', empresa: '10', evento: '103' };

type Sent = readonly [name: string, args: object, type: new () => object];

const LINES: readonly (readonly [line: string, sent: readonly Sent[]])[] = [
  [
    `unknown list ${FILTER} --after ${AFTER} --limit 20`,
    [['payroll.unknown.list', { ...MEMBERS, after: AFTER, limit: 20 }, EntryFilterArgs]],
  ],
  [`unknown accept ${ID}@3`, [['payroll.unknown.accept', { ids: [`${ID}@3`] }, DecideArgs]]],
  [
    `unknown refuse ${ID} ${OTHER} --yes`,
    [['payroll.unknown.refuse', { ids: [ID, OTHER] }, DecideArgs]],
  ],
  [
    `unknown resend ${FILTER} --limit 500 --yes`,
    [['payroll.unknown.resend', { ...MEMBERS, limit: 100 }, DecideArgs]],
  ],
  [
    'reopen --profile p --competencia 2026-02 --until 2026-03-03 --yes',
    [
      [
        'payroll.reopen',
        { profile: 'p', competencia: '2026-02', until: '2026-03-03T03:00:00.000Z', limit: 100 },
        DecideArgs,
      ],
    ],
  ],
  [
    `reopen --entry ${ID} --entry ${OTHER} --yes`,
    [['payroll.reopen', { ids: [ID, OTHER] }, DecideArgs]],
  ],
  [
    'report --competencia 2026-02 --profile p --empresa 10 --evento 103',
    [
      ['payroll.report', SCOPE, ReportArgs],
      ['payroll.report.reasons', SCOPE, ReportArgs],
      ['payroll.report.messages', SCOPE, ReportMessagesArgs],
    ],
  ],
  [`request ${ID}`, [['payroll.request', { id: ID }, RequestArgs]]],
  [`entry ${ID}`, [['payroll.entry', { id: ID }, EntryArgs]]],
  [`rehash --after ${ID}`, [['payroll.rehash', { after: ID }, RehashArgs]]],
];

/** An answer in which every command finds its lists, all of them empty. */
const RESULT = {
  ...{ decided: [], refused: [], left: [], entries: [], lines: [], rows: [], totals: [] },
  ...{ reasons: [], groups: [], history: [], calls: [], tasks: [], protocols: [], counts: {} },
  ...{ next: null, looked: 0, rehashed: 0, resealed: 0, asOf: '2026-03-02T03:00:00.000Z' },
  ...{ id: ID, sealed: {}, state: 'accepted', unit: 'hhmm', reason: null, datafalta: '' },
};

async function ops(line: string): Promise<{ readonly code: number; readonly asked: Question[] }> {
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
  const io = { ...silent, stdin: Readable.from([]), terminal: false };
  const code = await runOps(['payroll', ...line.split(' '), '--why', 'x'], io);
  return { code, asked };
}

describe('what the operator’s command sends to payroll-bridge', () => {
  afterEach(() => void jest.restoreAllMocks());

  it.each(LINES)('%s', async (line, sent) => {
    const { code, asked } = await ops(line);
    expect(code).toBe(0);
    expect(asked.map(({ name, args }) => [name, args])).toEqual(
      sent.map(([name, args]) => [name, args]),
    );
    for (const [at, [, , type]] of sent.entries())
      expect(
        await validate(plainToInstance(type, asked[at]?.args), {
          ...{ whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false },
        }),
      ).toEqual([]);
  });

  it.each([
    'unknown accept',
    `unknown accept --after ${AFTER} --yes`,
    'unknown accept --until 2026-03-03 --yes',
    `unknown accept ${ID} --empresa 10`,
    'unknown resend --empresa 10',
    `unknown resend ${ID} ${OTHER}`,
    'reopen --competencia 2026-02 --yes',
    'reopen --yes',
    'report --empresa 10',
    'report --competencia 2026-02 --file x.csv',
    'report --competencia 2026-02 --csv --json',
    'unknown list --limit 0',
    'request',
  ])('%s: refused, nothing is sent', async (line) => {
    expect(await ops(line)).toEqual({ code: 3, asked: [] });
  });
});
