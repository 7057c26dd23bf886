import type { Route, SimReply, SimRequest } from '../core/exchange';
import { redactClientHeaders } from '../core/redact';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { gupyAdminRoutes } from './admin.routes';
import { applicationRoutes } from './applications.routes';
import { commentRoutes } from './comments.routes';
import type { GupyContext } from './gupy.context';
import { gupySettings, type GupySettings } from './gupy.settings';
import { GupyStore } from './gupy.store';
import { jobRoutes } from './jobs.routes';
import { Postman } from './postman';
import { problem, problemBody } from './problem';
import { RateLimit } from './rate-limit';
import { tagRoutes } from './tags.routes';
import { webhookRoutes } from './webhooks.routes';

/** Gupy: webhook configuration and delivery, jobs, applications, tags, comments. */
export class GupySimulator implements Simulator {
  readonly name = 'gupy';
  readonly prefix = '/gupy/api/v1';
  readonly routes: readonly Route[];
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<GupySettings>;
  readonly store = new GupyStore();
  readonly postman: Postman;
  private readonly rateLimit: RateLimit;

  constructor(defaults: GupySettings, parts: SimulatorParts) {
    this.settings = gupySettings(defaults);
    this.postman = new Postman(this.store, this.settings, parts);
    const context: GupyContext = {
      store: this.store,
      settings: this.settings,
      postman: this.postman,
      random: parts.random,
      timers: parts.timers,
    };
    this.routes = [webhookRoutes, jobRoutes, applicationRoutes, tagRoutes, commentRoutes].flatMap(
      (routes) => routes(context),
    );
    this.adminRoutes = gupyAdminRoutes(context);
    this.rateLimit = new RateLimit(parts.timers, () => this.settings.value.rateLimit);
  }

  /** Limit first, then token, then permission, as a gateway in front of the API does. */
  async serve(request: SimRequest, route: Route | undefined): Promise<SimReply> {
    const { allowed, headers } = this.rateLimit.take(request.ip);
    const reply = allowed
      ? (this.refusal(request, route) ?? (await this.operate(request, route)))
      : problem(429, 'Too many requests: wait for Retry-After');
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }

  errorBody(status: number): object {
    return problemBody(status, 'Simulated fault');
  }

  state(): object {
    const applications = [...this.store.applications.values()];
    return {
      webhooks: [...this.store.webhooks.values()].map((webhook) => ({
        ...webhook,
        clientHeaders: redactClientHeaders(webhook.clientHeaders),
      })),
      jobs: this.store.jobs.size,
      applications: applications.length,
      tags: applications.flatMap(({ id, jobId, tags }) =>
        tags.map((tag) => ({ ...tag, applicationId: id, jobId })),
      ),
      comments: applications.flatMap(({ id, jobId, comments }) =>
        comments.map((comment) => ({ ...comment, applicationId: id, jobId })),
      ),
      deliveries: this.postman.deliveries.list(),
    };
  }

  reset(): void {
    this.postman.deliveries.reset();
    this.store.reset();
    this.rateLimit.reset();
  }

  close(): Promise<void> {
    return this.postman.deliveries.close();
  }

  private refusal({ headers }: SimRequest, route: Route | undefined): SimReply | undefined {
    const { authorization } = headers;
    if (!authorization) return problem(401, 'Authorization header is missing');
    const token = /^bearer (.+)$/i.exec(authorization)?.[1] ?? '';
    if (!this.settings.value.tokens.includes(token)) return problem(403, 'Invalid token');
    if (route && this.settings.value.forbidden.includes(endpoint(route))) {
      return problem(403, 'This token has no permission for this endpoint');
    }
    return undefined;
  }

  private async operate(request: SimRequest, route: Route | undefined): Promise<SimReply> {
    if (!route) return problem(404, `${request.method} ${request.path} does not exist`);
    if (request.malformed) return problem(400, 'The body is not valid JSON');
    return route.handle(request);
  }
}

function endpoint({ method, path }: Route): string {
  return `${method} ${path}`;
}
