import {
  decodeAs,
  decodeNothing,
  path,
  type CallOptions,
  type HttpClient,
  type HttpResult,
} from '@ponte/clients/http';
import { comments } from './jira-answers';

const PAGE = 100;
/** A request with more comments than these pages hold gets its comment without having been searched to the end. */
const MOST_PAGES = 20;

/** Comments on a request, each written once although Jira's API has no idempotency: a mark in the text is looked for. */
export class JiraComments {
  constructor(
    private readonly http: HttpClient,
    private readonly isPublic: boolean,
  ) {}

  /** @param version what tells this comment from the others that we write on the ticket */
  async once(
    ticketId: string,
    text: string,
    version: number,
    options?: CallOptions,
  ): Promise<HttpResult<void>> {
    const mark = `[ponte ${version}]`;
    const there = await this.isThere(ticketId, mark, options);
    if (!there.ok) {
      return there;
    }
    if (there.body) {
      return { ...there, body: undefined };
    }
    return this.http.call({
      ...options,
      method: 'POST',
      path: path`/rest/servicedeskapi/request/${{ ticketId }}/comment`,
      json: { body: `${text}\n\n${mark}`, public: this.isPublic },
      // A repeat looks for the mark first.
      idempotent: true,
      decode: decodeNothing,
    });
  }

  private async isThere(
    ticketId: string,
    mark: string,
    options: CallOptions | undefined,
  ): Promise<HttpResult<boolean>> {
    for (let page = 0; ; page += 1) {
      const answer = await this.http.call({
        ...options,
        method: 'GET',
        path: path`/rest/servicedeskapi/request/${{ ticketId }}/comment`,
        query: { public: true, internal: true, start: page * PAGE, limit: PAGE },
        decode: decodeAs(comments),
      });
      if (!answer.ok) {
        return answer;
      }
      const { values, isLastPage } = answer.body;
      const found = values.some(({ body }) => body?.includes(mark));
      if (found || isLastPage || page + 1 >= MOST_PAGES) {
        return { ...answer, body: found };
      }
    }
  }
}
