/* eslint-disable @nx/enforce-module-boundaries -- The one place that sees both sides: no app may import another. */
import { Readable } from 'node:stream';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { opsCommandAnswered } from '@ponte/contracts';
import {
  ReconcileArgs,
  RunsArgs,
} from '../apps/candidate-screening/src/screening/reconcile/ask/reconcile.args';
import type { Question } from '../apps/ops/src/ask/question';
import { OpsContext } from '../apps/ops/src/program/context';
import { runOps } from '../apps/ops/src/run-ops';
import {
  ForgetArgs,
  RequestArgs,
  RequestFilterArgs,
  RetryArgs,
} from '../apps/provisioning/src/request/operate/request.args';
import {
  AnyWebhookArgs,
  ListArgs,
  WebhookArgs,
} from '../apps/token-rotator/src/rotation/operate/rotation.args';

/**
 * The operator's command words what the services understand: what it sends for a line is what the service's own argument
 * class takes, unknown members refused.
 */
class None {}

const REQUEST = '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13';

const LINES: readonly (readonly [
  line: string,
  name: string,
  args: object,
  type: new () => object,
])[] = [
  [
    'provisioning list --state open,needs-attention --source acme --starts-until 2026-12-01 --since 2026-03-02 --limit 20',
    'provisioning.list',
    {
      ...{ states: ['open', 'needs-attention'], source: 'acme', startsUntil: '2026-12-01' },
      ...{ since: '2026-03-02T03:00:00.000Z', limit: 20 },
    },
    RequestFilterArgs,
  ],
  [
    'provisioning show acme/77',
    'provisioning.show',
    { source: 'acme', applicationId: 77 },
    RequestArgs,
  ],
  [`provisioning close ${REQUEST}`, 'provisioning.close', { id: REQUEST }, RequestArgs],
  [`provisioning reopen ${REQUEST}`, 'provisioning.reopen', { id: REQUEST }, RequestArgs],
  [
    'provisioning retry-attention --limit 5',
    'provisioning.retry-attention',
    { limit: 5 },
    RetryArgs,
  ],
  [
    'provisioning retry-attention acme/77',
    'provisioning.retry-attention',
    { source: 'acme', applicationId: 77 },
    RetryArgs,
  ],
  [
    'provisioning forget --source acme --candidate 991 --yes',
    'provisioning.forget',
    { source: 'acme', candidateId: 991 },
    ForgetArgs,
  ],
  ['rotation list --limit 5', 'rotation.list', { limit: 5 }, ListArgs],
  ['rotation show acme-moved', 'rotation.show', { webhook: 'acme-moved' }, WebhookArgs],
  ['rotation plan', 'rotation.plan', {}, None],
  ['rotation apply', 'rotation.apply', {}, AnyWebhookArgs],
  ['rotation apply acme-moved', 'rotation.apply', { webhook: 'acme-moved' }, AnyWebhookArgs],
  ['rotation rotate acme-moved', 'rotation.rotate', { webhook: 'acme-moved' }, WebhookArgs],
  ['rotation pause acme-moved', 'rotation.pause', { webhook: 'acme-moved' }, WebhookArgs],
  ['rotation resume acme-moved', 'rotation.resume', { webhook: 'acme-moved' }, WebhookArgs],
  [
    'screening reconcile --screening exames --job 8451877',
    'screening.reconcile',
    { screening: 'exames', job: 8451877 },
    ReconcileArgs,
  ],
  ['screening runs --screening exames', 'screening.runs', { screening: 'exames' }, RunsArgs],
];

describe('what the operator’s command sends', () => {
  afterEach(() => void jest.restoreAllMocks());

  it.each(LINES)('%s', async (line, name, args, type) => {
    const asked: Question[] = [];
    const ask = (question: Question) => {
      asked.push(question);
      return Promise.resolve({ ...opsCommandAnswered.example, state: 'done' as const });
    };
    jest
      .spyOn(OpsContext.prototype, 'asking', 'get')
      .mockReturnValue({ ask } as unknown as OpsContext['asking']);
    const silent = { out: () => undefined, err: () => undefined };
    const io = { ...silent, stdin: Readable.from([]), terminal: false };
    expect(await runOps([...line.split(' '), '--why', 'x'], io)).toBe(0);
    expect(asked).toMatchObject([{ name, args }]);
    expect(Object.keys(asked[0]?.args ?? {}).sort()).toEqual(Object.keys(args).sort());
    const faults = await validate(plainToInstance(type, asked[0]?.args), {
      ...{ whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false },
    });
    expect(faults).toEqual([]);
  });
});
