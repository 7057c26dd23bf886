import {
  decodeAs,
  decodeNothing,
  HttpClient,
  isPathSegment,
  notSendable,
  path,
  type CallOptions,
  type HttpResult,
} from '@ponte/clients/http';
import type { DeskClientOptions } from '../desk-client-options';
import { basic } from '../http/desk-credential';
import {
  ServiceDesk,
  type CancelResult,
  type DeskChange,
  type DeskRequest,
  type TicketReading,
  type TicketReceipt,
  type TicketSearch,
} from '../service-desk';
import { settledSearch } from '../settle';
import { createdRequest, readingOf, searchOf } from './jira-answers';
import { cancelRequest } from './cancel-request';
import { JiraComments } from './jira-comments';
import type { JiraDeskConfig } from './jira-desk.config';
import { JiraFields } from './jira-fields';
import { readRequest } from './read-request';

const SYSTEM = 'jira service desk';
const REQUESTS = '/rest/servicedeskapi/request';

/**
 * Jira Service Management Cloud: requests by its own API, fields of an open one and the search by the platform's. A
 * ticket's id is the issue key.
 * Source: developer.atlassian.com/cloud/jira/service-desk/rest and …/cloud/jira/platform/rest/v3
 */
export class JiraServiceDesk extends ServiceDesk {
  readonly abilities = { repeatCreate: false, find: true, update: true, cancel: true, read: true };
  private readonly http: HttpClient;
  private readonly fields: JiraFields;
  private readonly comments: JiraComments;
  private readonly now: () => number;

  constructor(
    private readonly config: JiraDeskConfig,
    { now = Date.now, ...options }: DeskClientOptions = {},
  ) {
    super();
    const { url, timeoutMs, email, token, ratePerMinute } = config;
    this.http = new HttpClient({
      ...options,
      system: SYSTEM,
      url,
      timeoutMs,
      credential: () => ({ authorization: basic(email, token.resolve()) }),
      ...(ratePerMinute && { rate: { ratePerMinute } }),
    });
    this.fields = new JiraFields(config);
    this.comments = new JiraComments(this.http, config.comments === 'public');
    this.now = now;
  }

  async create(request: DeskRequest, options?: CallOptions): Promise<HttpResult<TicketReceipt>> {
    const { serviceDeskId, requestTypeId, raiseOnBehalfOf } = this.config;
    const answer = await this.http.call({
      ...options,
      method: 'POST',
      path: path`/rest/servicedeskapi/request`,
      json: {
        serviceDeskId,
        requestTypeId,
        requestFieldValues: this.fields.forCreation(request),
        ...(raiseOnBehalfOf !== undefined && { raiseOnBehalfOf }),
      },
      decode: decodeAs(createdRequest),
    });
    return answer.ok ? { ...answer, body: { ticketId: answer.body.issueKey } } : answer;
  }

  /**
   * The platform's search "doesn't provide read-after-write consistency by default", by "a few seconds to minutes"; its
   * `reconcileIssues` needs the id that is looked for. So "none" counts only after the configured time.
   * Source: developer.atlassian.com/cloud/jira/platform/search-and-reconcile
   */
  async find(
    reference: string,
    attemptedAt: Date,
    options?: CallOptions,
  ): Promise<HttpResult<TicketSearch>> {
    if (!/^[\w-]{1,255}$/.test(reference)) {
      return notSendable(
        `${SYSTEM}: POST /rest/api/3/search/jql`,
        'the reference cannot stand in JQL',
      );
    }
    const { referenceField, settle } = this.config;
    const answer = await this.http.call({
      ...options,
      method: 'POST',
      path: path`/rest/api/3/search/jql`,
      json: { jql: jqlFor(referenceField, reference), fields: [referenceField], maxResults: 50 },
      idempotent: true,
      decode: (body) => searchOf(body, reference, referenceField),
    });
    return answer.ok
      ? { ...answer, body: settledSearch(answer.body, attemptedAt, settle, this.now()) }
      : answer;
  }

  /** The fields first, then the comment once: who repeats it after either failed changes nothing more. */
  async update(
    ticketId: string,
    { request, changes, version }: DeskChange,
    options?: CallOptions,
  ): Promise<HttpResult<TicketReceipt>> {
    if (!isPathSegment(ticketId)) {
      return notATicket();
    }
    const edited = await this.http.call({
      ...options,
      method: 'PUT',
      path: path`/rest/api/3/issue/${{ ticketId }}`,
      json: { fields: this.fields.forEdit(request) },
      decode: decodeNothing,
    });
    if (!edited.ok) {
      return edited;
    }
    const told = await this.comments.once(ticketId, changes, version, options);
    return told.ok ? { ...told, body: { ticketId } } : told;
  }

  async cancel(
    ticketId: string,
    why: string,
    options?: CallOptions,
  ): Promise<HttpResult<CancelResult>> {
    return isPathSegment(ticketId)
      ? cancelRequest(this.http, { ticketId, why, name: this.config.transitions.cancel }, options)
      : notATicket();
  }

  async read(ticketId: string, options?: CallOptions): Promise<HttpResult<TicketReading>> {
    if (!isPathSegment(ticketId)) {
      return notATicket();
    }
    const answer = await readRequest(this.http, ticketId, options);
    return answer.ok
      ? { ...answer, body: readingOf(answer.body, ticketId, this.config.referenceField) }
      : answer;
  }

  close(): Promise<void> {
    return this.http.close();
  }
}

/** `=` is not for text fields; `cf[id]` names a custom field whatever it is called. Source: JQL operators and fields. */
function jqlFor(field: string, reference: string): string {
  const number = /^customfield_(\d+)$/.exec(field)?.[1];
  return number === undefined
    ? `${field} = "${reference}"`
    : `cf[${number}] ~ "\\"${reference}\\""`;
}

const notATicket = () =>
  notSendable(`${SYSTEM}: ${REQUESTS}/{ticketId}`, 'this ticket id cannot stand in an address');
