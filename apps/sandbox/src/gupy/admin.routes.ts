import { accepting, refused } from '../core/admin-route';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import * as schema from './admin.schemas';
import type { GupyContext } from './gupy.context';
import type { Application, Job } from './gupy.model';
import { chooseStep, Recruiter } from './recruiter';
import {
  addApplications,
  addJob,
  deliver,
  endWebhook,
  noSuchStep,
  repeat,
  shown,
  told,
} from './admin.handlers';

const APPLICATION = '/applications/{applicationId}';

/** What the sandbox's user does in Gupy, below `/admin/gupy`. */
export function gupyAdminRoutes(gupy: GupyContext): Route[] {
  const recruiter = new Recruiter(gupy);
  const application =
    <T>(handle: (job: Job, application: Application, input: T) => SimReply) =>
    (input: T, request: SimRequest): SimReply => {
      const found = gupy.store.applications.get(Number(request.params['applicationId']));
      const job = found && gupy.store.jobs.get(found.jobId);
      return job ? handle(job, found, input) : refused(404, 'There is no such application.');
    };
  return [
    {
      method: 'POST',
      path: '/jobs',
      handle: accepting<schema.NewJob>(schema.newJobSchema, (input) =>
        addJob(gupy, recruiter, input),
      ),
    },
    {
      method: 'PATCH',
      path: '/jobs/{jobId}',
      handle: accepting<schema.JobChange>(schema.jobChangeSchema, (input, { params }) => {
        const job = gupy.store.jobs.get(Number(params['jobId']));
        return job
          ? told(recruiter.changeJob(job, input), { job })
          : refused(404, 'There is no such job.');
      }),
    },
    {
      method: 'POST',
      path: '/applications',
      handle: accepting<schema.NewApplications>(schema.newApplicationsSchema, (input) =>
        addApplications(gupy, recruiter, input),
      ),
    },
    {
      method: 'GET',
      path: APPLICATION,
      handle: accepting<object>(
        { type: 'object' },
        application((job, found) => ({ status: 200, body: shown(job, found) })),
      ),
    },
    {
      method: 'POST',
      path: `${APPLICATION}/move`,
      handle: accepting<schema.Move>(
        schema.moveSchema,
        application((job, found, input) => {
          const step = chooseStep(job, input.step);
          if (!step) return noSuchStep(job);
          return told(recruiter.move(job, found, step, input), { application: shown(job, found) });
        }),
      ),
    },
    {
      method: 'POST',
      path: `${APPLICATION}/leave`,
      handle: accepting<schema.Leave>(
        schema.leaveSchema,
        application((job, found, { status }) => {
          recruiter.leave(found, status);
          return { status: 200, body: { application: shown(job, found) } };
        }),
      ),
    },
    {
      method: 'POST',
      path: `${APPLICATION}/complete`,
      handle: accepting<schema.Emission>(
        schema.emissionSchema,
        application((job, found, input) =>
          told(recruiter.complete(job, found, input), { application: shown(job, found) }),
        ),
      ),
    },
    {
      method: 'POST',
      path: `${APPLICATION}/hire`,
      handle: accepting<schema.Hire>(
        schema.hireSchema,
        application((job, found, input) =>
          told(recruiter.hire(job, found, input), { application: shown(job, found) }),
        ),
      ),
    },
    {
      method: 'POST',
      path: '/events',
      handle: accepting<schema.RawEvent>(schema.rawEventSchema, (input) =>
        told(recruiter.tell(input.event, input.data, input)),
      ),
    },
    {
      method: 'POST',
      path: '/deliver',
      handle: accepting<schema.RawDelivery>(schema.rawDeliverySchema, (input) =>
        deliver(gupy, input),
      ),
    },
    {
      method: 'POST',
      path: '/deliveries/{deliveryId}/repeat',
      handle: (request) => repeat(gupy, request),
    },
    {
      method: 'POST',
      path: '/webhooks/{webhookId}/inactivate',
      handle: (request) => endWebhook(gupy, request, 'inactivate'),
    },
    {
      method: 'POST',
      path: '/webhooks/{webhookId}/remove',
      handle: (request) => endWebhook(gupy, request, 'remove'),
    },
  ];
}
