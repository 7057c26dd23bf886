import type { GupyWebhook } from '@ponte/clients/gupy';
import type { TaskView } from '@ponte/messaging';
import type { PonteLogger } from '@ponte/platform';
import type { DataSource } from 'typeorm';
import { listedWebhook } from '../rules/listed-webhook';
import type { TakeOutcome } from '../take-outcome';
import type { PutToken } from '../task-kinds';
import { RegisterWebhookTask } from './register-webhook.task';
import type { WebhookCalls } from './webhook-calls';

const draft = { action: 'application.moved', postbackUrl: 'https://x.test/a' };
const listed = ['v-1', 'v-2'].map((id) => listedWebhook({ id, ...draft } as GupyWebhook));
const view = { payload: { hook: 'a', call: 1 } } as TaskView<PutToken>;

/** What comes of a registration while other declared webhooks have some of Gupy's. */
function register(taken: readonly string[]) {
  const create = () => Promise.resolve({ ok: true, body: { id: 'v-new' } });
  const prepared = { ok: true, client: { webhooks: { create } }, account: 'acme', draft };
  const calls = {
    prepare: () => Promise.resolve(prepared),
    accounts: { list: () => Promise.resolve({ ok: true, webhooks: listed }) },
  } as unknown as WebhookCalls;
  const rows = taken.map((vendorId) => ({ vendorId }));
  const database = { manager: { query: () => Promise.resolve(rows) } } as unknown as DataSource;
  const logger = { child: () => ({ warn: () => undefined }) } as unknown as PonteLogger;
  const task = new RegisterWebhookTask(calls, {} as TakeOutcome, database, logger);
  return task.perform(view, new AbortController().signal);
}

it.each([
  ['the first of its action and address', [], { as: 'found', vendorId: 'v-1' }],
  ['never one that another declaration has', ['v-1'], { as: 'found', vendorId: 'v-2' }],
  [
    'none, and is registered, if others have all',
    ['v-1', 'v-2'],
    { as: 'taken', vendorId: 'v-new' },
  ],
])('a webhook takes over %s', async (_what, taken, result) => {
  expect(await register(taken)).toMatchObject({ class: 'done', result });
});
