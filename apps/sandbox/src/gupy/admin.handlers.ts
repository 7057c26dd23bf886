import { refused } from '../core/admin-route';
import type { SimReply, SimRequest } from '../core/exchange';
import type * as schema from './admin.schemas';
import { applicationItem } from './applications.routes';
import type { GupyContext } from './gupy.context';
import type { Application, Job } from './gupy.model';
import { MOST_APPLICATIONS } from './gupy.store';
import { chooseStep, type Recruiter, type Told } from './recruiter';
import { SEED_STEPS } from './gupy.seed';

export function addJob(
  { store }: GupyContext,
  recruiter: Recruiter,
  input: schema.NewJob,
): SimReply {
  if (input.id !== undefined && store.jobs.has(input.id))
    return refused(409, `Job ${input.id} exists.`);
  return { status: 201, body: { job: recruiter.addJob(input) } };
}

export function addApplications(
  gupy: GupyContext,
  recruiter: Recruiter,
  input: schema.NewApplications,
): SimReply {
  const { store } = gupy;
  const job = input.jobId === undefined ? [...store.jobs.values()][0] : store.jobs.get(input.jobId);
  if (!job) return refused(404, `There is no job ${input.jobId}.`);
  const step = input.step ? chooseStep(job, input.step) : (job.steps[0] ?? SEED_STEPS[0]);
  if (!step) return noSuchStep(job);
  const count = input.count ?? 1;
  if (store.applications.size + count > MOST_APPLICATIONS) {
    return refused(
      409,
      `More than ${MOST_APPLICATIONS} applications; POST /admin/reset clears them.`,
    );
  }
  const ids = Array.from({ length: count }, (_, i) =>
    input.id === undefined ? undefined : input.id + i,
  );
  const taken = ids.find((id) => id !== undefined && store.applications.has(id));
  if (taken !== undefined) return refused(409, `Application ${taken} exists.`);
  const added = ids.map((id) => recruiter.apply(job, step, { ...input, id }));
  const first = added[0];
  return {
    status: 201,
    body: {
      ids: added.map(({ application }) => application.id),
      ...(first && count === 1 ? { application: shown(job, first.application) } : {}),
      deliveries: added.flatMap(({ told: { deliveries } }) => deliveries.map(({ id }) => id)),
    },
  };
}

export function deliver({ postman, random }: GupyContext, input: schema.RawDelivery): SimReply {
  const {
    body,
    url,
    headers = { 'content-type': 'application/json;charset=utf-8' },
    retry,
    count = 1,
    delayMs,
  } = input;
  const envelope = (body !== null && typeof body === 'object' ? body : {}) as {
    event?: unknown;
    id?: unknown;
  };
  const sent = Array.from({ length: count }, () =>
    postman.deliveries.send({
      event: typeof envelope.event === 'string' ? envelope.event : '(raw)',
      eventId: typeof envelope.id === 'string' ? envelope.id : random.uuid(),
      url,
      headers: () => headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      retry: retry ?? false,
      delayMs,
    }),
  );
  return { status: 202, body: { deliveries: sent.map(({ delivery }) => delivery.id) } };
}

export function repeat({ postman }: GupyContext, { params }: SimRequest): SimReply {
  const again = postman.deliveries.repeat(params['deliveryId'] ?? '');
  return again
    ? { status: 202, body: { deliveries: [again.delivery.id] } }
    : refused(404, 'There is no such delivery (the oldest are forgotten).');
}

/** What the vendor does, without notice, after seven days of nothing but errors. */
export function endWebhook(
  { store, postman }: GupyContext,
  { params }: SimRequest,
  how: 'inactivate' | 'remove',
): SimReply {
  const webhook = store.webhooks.get(params['webhookId'] ?? '');
  if (!webhook) return refused(404, 'There is no such webhook.');
  postman.stop(webhook.id);
  if (how === 'remove') store.webhooks.delete(webhook.id);
  else webhook.status = 'inactive';
  return {
    status: 200,
    body: { id: webhook.id, status: how === 'remove' ? 'removed' : 'inactive' },
  };
}

export function told({ event, deliveries }: Told, more: object = {}): SimReply {
  return { status: 200, body: { ...more, event, deliveries: deliveries.map(({ id }) => id) } };
}

export function shown(job: Job, application: Application): object {
  return { ...applicationItem(application, job.name), comments: application.comments };
}

export function noSuchStep(job: Job): SimReply {
  return refused(
    404,
    `Job ${job.id} has no such step; it has: ${job.steps.map(({ id, name }) => `${name} (${id})`).join(', ')}.`,
  );
}
