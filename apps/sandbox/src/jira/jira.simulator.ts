import { STATUS_CODES } from 'node:http';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { jiraAdminRoutes } from './jira.admin';
import { jiraSettings, type JiraSettings } from './jira.settings';
import { platformRoutes } from './platform.routes';
import { refusedByPlatform, refusedBySm } from './problem';
import { requestRoutes } from './requests.routes';
import { Tracker } from './tracker';

/** Jira Service Management Cloud: one site, one service desk, one request type. */
export class JiraSimulator implements Simulator {
  readonly name = 'jira';
  readonly prefix = '/jira';
  readonly routes: readonly Route[];
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<JiraSettings>;
  readonly tracker: Tracker;

  constructor(defaults: JiraSettings, parts: SimulatorParts) {
    this.settings = jiraSettings(defaults);
    this.tracker = new Tracker(this.settings, parts);
    this.routes = [
      ...requestRoutes(this.tracker, this.settings),
      ...platformRoutes(this.tracker, this.settings),
    ];
    this.adminRoutes = jiraAdminRoutes(this.tracker, this.settings);
  }

  /** Basic authentication with an account's e-mail address and an API token of it. */
  async serve(request: SimRequest, route: Route | undefined): Promise<SimReply> {
    const encoded = /^basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const [, email, token = ''] =
      /^([^:]*):(.*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
    const { value } = this.settings;
    const refusedHere = request.path.startsWith('/rest/api/')
      ? (status: number, message: string) => refusedByPlatform(status, [message])
      : refusedBySm;
    if (email !== value.email || !value.tokens.includes(token))
      return refusedHere(401, 'Client must be authenticated to access this resource.');
    if (!route) return refusedHere(404, `${request.method} ${request.path} does not exist`);
    if (request.malformed) return refusedHere(400, 'The body is not JSON.');
    return route.handle(request);
  }

  errorBody(status: number): unknown {
    return refusedBySm(status, STATUS_CODES[status] ?? 'error').body;
  }

  state(): object {
    return {
      issues: [...this.tracker.issues.values()],
      deliveries: this.tracker.deliveries.list(),
    };
  }

  reset(): void {
    this.tracker.reset();
  }

  close(): Promise<void> {
    return this.tracker.close();
  }
}
