import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { People } from '../people/people';
import { answerList, LIST_PATHS } from '../people/people-lists';
import type { ListName } from '../people/people.model';
import { peopleAdminRoutes } from '../people/people.admin';
import { populate } from '../people/populate';
import { datasulAdminRoutes } from './datasul.admin';
import { errorIn, wordsOf } from './datasul.errors';
import type { Posting, SentEntry } from './datasul.model';
import { datasulSettings, type DatasulSettings } from './datasul.settings';
import { Payroll, totalsOf } from './payroll';
import { judging, plainEmployee } from './posting.rules';
import { replyTo } from './reply';
import { readRequest } from './request';

/** Some application servers have everything below the second. */
const BELOW = ['', '/dts/datasul-rest/resources/prg'];

/** The page's path and the later one. */
const PATHS = BELOW.flatMap((below) => [
  `${below}/api/rh/ahgora/v1/results`,
  `${below}/api/rh/v1/ahgora/results`,
]);

/**
 * TOTVS Datasul HCM as PontoWeb sees it, taking computed results into a payroll that can be looked at, and as a reader of
 * its lists of people and structure sees it.
 */
export class DatasulSimulator implements Simulator {
  readonly name = 'datasul';
  readonly prefix = '/datasul';
  readonly routes: readonly Route[] = [
    ...PATHS.map((path): Route => ({
      method: 'POST',
      path,
      handle: (request) => this.post(request),
    })),
    ...BELOW.flatMap((below) =>
      LIST_PATHS.map(({ list, path }): Route => ({
        method: 'GET',
        path: below + path,
        handle: (request) => this.list(list, request),
      })),
    ),
  ];
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<DatasulSettings>;
  readonly payroll = new Payroll();
  readonly people: People;
  /** When each licence in use is free again. */
  private licencesUntil: number[] = [];

  constructor(
    defaults: DatasulSettings,
    private readonly parts: SimulatorParts,
  ) {
    this.settings = datasulSettings(defaults);
    this.people = new People(parts.timers);
    this.seedPeople();
    this.adminRoutes = [
      ...datasulAdminRoutes(this.payroll),
      ...peopleAdminRoutes(this.people, () => parts.timers.now()),
    ];
  }

  async serve(request: SimRequest, route: Route | undefined): Promise<SimReply> {
    if (!this.isUser(request.headers.authorization))
      return { ...this.refused(401), headers: { 'www-authenticate': 'Basic realm="datasul"' } };
    return route ? route.handle(request) : this.refused(404);
  }

  errorBody(status: number): object {
    return this.error(status, wordsOf(status));
  }

  state(): object {
    const { payroll, people } = this;
    return {
      totals: totalsOf(payroll.rows()),
      forgotten: payroll.forgotten,
      people: people.counts(),
    };
  }

  reset(): void {
    this.payroll.clear();
    this.people.clear();
    this.seedPeople();
    this.licencesUntil = [];
  }

  async close(): Promise<void> {
    // Nothing is scheduled here.
  }

  private seedPeople(): void {
    const persons = this.settings.value.listPersons;
    const atMs = this.parts.timers.now();
    if (persons > 0) this.people.load(populate({ persons, seed: 1, troubles: 0, atMs }));
  }

  private list(list: ListName, request: SimRequest): SimReply {
    const { value } = this.settings;
    if (!this.takeLicence(value.answerMs)) return this.noLicence();
    const answer = answerList(list, this.people, request, value);
    return 'message' in answer
      ? this.refused(400, answer.message)
      : { status: 200, body: answer.body, afterMs: value.answerMs };
  }

  private post({ body, malformed }: SimRequest): SimReply {
    const { value } = this.settings;
    if (malformed) return this.refused(400, 'O corpo da requisição não é um JSON válido.');
    const read = readRequest(body, value.spelling);
    if (!read.ok) return this.refused(400, read.message);
    const ms = value.answerMs + value.answerMsPerEntry * read.entries.length;
    if (!this.takeLicence(ms)) return this.noLicence();
    if (value.mostItems !== null && read.items > value.mostItems)
      return this.refused(400, `O total de itens excede o limite de ${value.mostItems} registros.`);
    const culprit = read.entries.findIndex((entry) => isCulprit(entry, value));
    if (culprit >= 0) {
      const before = value.refusedCallPosts ? read.entries.slice(0, culprit) : [];
      const reason = `items[${read.entries[culprit]?.item ?? 0}]: verba ou funcionário inconsistente.`;
      return { ...this.refused(400, reason), ...effectOf(this.apply(before)), afterMs: ms };
    }
    const postings = this.apply(read.entries.slice(0, value.appliesOnly ?? read.entries.length));
    const failed = postings.some(({ status }) => status === 'E');
    return {
      status: failed ? value.partialStatus : 200,
      body: replyTo(postings, value, this.parts.random),
      afterMs: ms,
      ...effectOf(postings),
    };
  }

  private apply(entries: readonly SentEntry[]): Posting[] {
    const { value } = this.settings;
    const judge = judging(value);
    const at = new Date(this.parts.timers.now()).toISOString();
    return entries.map((entry) => {
      const judged = judge(entry);
      if ('mensagem' in judged) return { entry, status: 'E', mensagem: judged.mensagem };
      return this.payroll.post(judged.key, entry, at, value.repeatedSend)
        ? { entry, status: 'S', mensagem: 'OK' }
        : { entry, status: 'E', mensagem: 'Movimento já existe para o funcionário e verba.' };
    });
  }

  /** A licence is in use from the call to its answer. */
  private takeLicence(ms: number): boolean {
    const now = this.parts.timers.now();
    const { licences } = this.settings.value;
    this.licencesUntil = this.licencesUntil.filter((until) => until > now);
    if (licences !== null && this.licencesUntil.length >= licences) return false;
    this.licencesUntil.push(now + ms);
    return true;
  }

  private noLicence(): SimReply {
    const { licenceStatus: status } = this.settings.value;
    const detail = 'TOTVS License Server: não há licenças disponíveis para o identificador "I".';
    return { status, body: this.error(status, 'Limite de licenças excedido.', detail) };
  }

  private refused(status: number, message = wordsOf(status)): SimReply {
    return { status, body: this.error(status, message) };
  }

  private error(code: number, message: string, detail?: string): object {
    return errorIn(this.settings.value.errorShape, code, message, detail);
  }

  private isUser(authorization: string | undefined): boolean {
    const encoded = /^basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const [, user, password = ''] =
      /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
    const { value } = this.settings;
    return user === value.user && value.passwords.includes(password);
  }
}

function isCulprit(entry: SentEntry, { refusesCallFor }: DatasulSettings): boolean {
  return (
    refusesCallFor.rubricas.includes(entry.rubrica) ||
    refusesCallFor.codfuncionarios.map(plainEmployee).includes(plainEmployee(entry.codfuncionario))
  );
}

/** How many entries a call posted; nothing if none. */
function effectOf(postings: readonly Posting[]): { effect?: string } {
  const posted = postings.filter(({ status }) => status === 'S').length;
  return posted > 0 ? { effect: `payroll-posted:${posted}` } : {};
}
