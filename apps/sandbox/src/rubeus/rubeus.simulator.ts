import { STATUS_CODES } from 'node:http';
import type { Route, SimReply } from '../core/exchange';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { Crm } from './crm';
import { rubeusAdminRoutes } from './rubeus.admin';
import { rubeusSettings, type RubeusSettings } from './rubeus.settings';

/** The Rubeus CRM as far as it tells of itself: its triggers post, and nobody calls it. */
export class RubeusSimulator implements Simulator {
  readonly name = 'rubeus';
  readonly prefix = '/rubeus';
  readonly routes: readonly Route[] = [];
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<RubeusSettings>;
  readonly crm: Crm;

  constructor(defaults: RubeusSettings, parts: SimulatorParts) {
    this.settings = rubeusSettings(defaults);
    this.crm = new Crm(this.settings, parts);
    this.adminRoutes = rubeusAdminRoutes(this.crm);
  }

  serve(): Promise<SimReply> {
    return Promise.resolve({ status: 404, body: this.errorBody(404) });
  }

  errorBody(status: number): object {
    return { error: STATUS_CODES[status] ?? 'error' };
  }

  state(): object {
    return { deliveries: this.crm.deliveries.list() };
  }

  reset(): void {
    this.crm.deliveries.reset();
  }

  close(): Promise<void> {
    return this.crm.deliveries.close();
  }
}
