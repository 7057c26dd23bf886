import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { Base } from './base';
import { Counts } from './counts';
import { feedzAdminRoutes } from './feedz.admin';
import { EMPTY_BODY, messageOf, NO_TOKEN, WRONG_TOKEN } from './feedz.codes';
import { errorIn } from './feedz.errors';
import { AUXILIARIES, ENTITIES, type FeedzEntity, type FeedzProcess } from './feedz.model';
import { feedzSettings, type FeedzSettings } from './feedz.settings';
import { Processes } from './processes';
import { readLot } from './read-lot';
import { TroubleBook } from './trouble-book';

/** Feedz's ERP interface: takes lots, works on them later, and tells per record what was wrong. */
export class FeedzSimulator implements Simulator {
  readonly name = 'feedz';
  readonly prefix = '/feedz/api';
  readonly routes: readonly Route[] = [
    ...ENTITIES.map((entity): Route => ({
      method: 'POST',
      path: `/${entity}`,
      handle: (request) => this.take(entity, request),
    })),
    { method: 'GET', path: '/process', handle: (request) => this.search(request) },
    { method: 'GET', path: '/process/{processId}', handle: (request) => this.ask(request) },
  ];
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<FeedzSettings>;
  readonly base = new Base();
  readonly counts = new Counts();
  readonly troubles = new TroubleBook();
  readonly processes: Processes;

  constructor(defaults: FeedzSettings, parts: SimulatorParts) {
    this.settings = feedzSettings(defaults);
    const { base, troubles, counts, settings } = this;
    this.processes = new Processes(base, troubles, counts, settings, parts);
    this.adminRoutes = feedzAdminRoutes(this, () => new Date(parts.timers.now()).toISOString());
  }

  async serve(request: SimRequest, route: Route | undefined): Promise<SimReply> {
    const { refusedUserAgents, tokens, tokenStatus } = this.settings.value;
    const agent = (request.headers['user-agent'] ?? '').toLowerCase();
    if (agent === '' || refusedUserAgents.some((name) => agent.startsWith(name.toLowerCase())))
      return { status: 403, body: { message: 'Forbidden' } };
    const given = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !tokens.includes(given))
      return this.refused(tokenStatus, 5000, given === undefined ? NO_TOKEN : WRONG_TOKEN);
    return route ? route.handle(request) : this.refused(404, 4999, messageOf(4999));
  }

  errorBody(status: number): object {
    const { value } = this.settings;
    if (status === 401 || status === 403) return errorIn(value, 5000, WRONG_TOKEN);
    const code = status === 404 ? 4998 : 4999;
    return errorIn(value, code, messageOf(code));
  }

  state(): object {
    const records = AUXILIARIES.map((kind) => [kind, this.base.records(kind).length] as const);
    return {
      ...Object.fromEntries(records),
      persons: this.base.persons().length,
      processes: this.processes.list().length,
      counts: this.counts.seen(),
    };
  }

  reset(): void {
    this.processes.clear();
    this.base.clear();
    this.counts.clear();
    this.troubles.clear();
  }

  async close(): Promise<void> {
    this.processes.clear();
  }

  private take(entity: FeedzEntity, { body, malformed }: SimRequest): SimReply {
    const { value } = this.settings;
    const records = malformed ? undefined : readLot(body, value);
    if (!records) return this.refusedLot(4999, messageOf(4999));
    if (records.length === 0) return this.refusedLot(5000, EMPTY_BODY);
    const tooMany = records.length > value.mostItems;
    if (tooMany && value.tooManyAt === 'post') return this.refusedLot(5001, messageOf(5001));
    const { processId } = this.processes.begin(entity, records, tooMany);
    return {
      status: value.takenStatus,
      body: { processId },
      effect: `feedz-lot:${entity}:${records.length}`,
    };
  }

  private ask({ params }: SimRequest): SimReply {
    const found = this.processes.ask(params['processId'] ?? '');
    const { value } = this.settings;
    if (!found) return this.refused(value.notFoundStatus, 4998, messageOf(4998));
    const { process, status } = found;
    const ended = status === 'finished' || status === 'failed';
    const errors = ended ? errorsOf(process, value) : [];
    return { status: 200, body: { processId: process.processId, status, errors } };
  }

  private search({ query }: SimRequest): SimReply {
    const { searchPageSize } = this.settings.value;
    if (searchPageSize === null) return this.refused(404, 4999, messageOf(4999));
    const since = Date.parse(query.get('since') ?? '1970-01-01');
    const page = Number(query.get('page') ?? 1);
    if (Number.isNaN(since) || !Number.isInteger(page) || page < 1)
      return this.refused(400, 4999, messageOf(4999));
    const found = this.processes.search(query.get('entity'), since);
    const end = page * searchPageSize;
    const items = found
      .slice(end - searchPageSize, end)
      .map(({ processId, entity, createdAt, integrationIds }) => ({
        ...{ processId, entity, createdAt, integrationIds },
      }));
    return { status: 200, body: { items, hasNext: end < found.length } };
  }

  private refusedLot(code: number, message: string): SimReply {
    this.counts.refused(code);
    return this.refused(this.settings.value.refusedStatus, code, message);
  }

  private refused(status: number, code: number, message: string): SimReply {
    return { status, body: errorIn(this.settings.value, code, message) };
  }
}

/** Errors of a process as they are told: what locates a record is a setting. */
function errorsOf({ errors }: FeedzProcess, { locates, codesAs }: FeedzSettings): object[] {
  return errors.map((error) => ({
    code: codesAs === 'text' ? String(error.code) : error.code,
    message: error.message,
    ...('index' in error && {
      ...(locates.includes('integrationId') &&
        error.integrationId !== null && { integrationId: error.integrationId }),
      ...(locates.includes('index') && { index: error.index }),
    }),
  }));
}
