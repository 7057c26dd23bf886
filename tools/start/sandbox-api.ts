/** The sandbox's Gupy and its admin API, as a person would use them in a demonstration. */
export class SandboxApi {
  constructor(
    readonly url: string,
    private readonly gupyToken: string,
  ) {}

  /** Actions of the webhooks that are registered and active. */
  async activeWebhooks(): Promise<readonly string[]> {
    const { results } = (await this.send('GET', '/gupy/api/v1/webhooks?perPage=100')) as {
      results: readonly { action: string; status: string }[];
    };
    return results.filter(({ status }) => status === 'active').map(({ action }) => action);
  }

  async settings(patch: object): Promise<void> {
    await this.send('PATCH', '/admin/settings', patch);
  }

  /** Gupy tells nobody of it. */
  async addApplication(id: number, email: string, step = 'Triagem'): Promise<void> {
    const candidate = { name: 'Pessoa', lastName: `de Exemplo ${id}`, email };
    await this.post('/admin/gupy/applications', {
      id,
      step: { name: step },
      candidate,
      silent: true,
    });
  }

  async move(applicationId: number, step: string): Promise<void> {
    await this.post(`/admin/gupy/applications/${applicationId}/move`, { step: { name: step } });
  }

  /** Saves the hiring data of an application, which Gupy tells each time. */
  async hire(applicationId: number, hiringDate: string): Promise<void> {
    await this.post(`/admin/gupy/applications/${applicationId}/hire`, { hiringDate });
  }

  /** What the people at the service desk do with a ticket, by its id. */
  async workOn(ticketId: string, how: 'order' | 'deliver' | 'cancel'): Promise<void> {
    await this.post(`/admin/desk/tickets/${ticketId}/${how}`, {});
  }

  async correct(orderId: string, result: object): Promise<void> {
    await this.post(`/admin/exams/orders/${orderId}/correct`, result);
  }

  /** What recruiters see on an application. */
  async application(id: number): Promise<{ tags: string[]; comments: string[] }> {
    const seen = (await this.send('GET', `/admin/gupy/applications/${id}`)) as {
      tags?: (string | { name: string })[];
      comments?: { text: string }[];
    };
    return {
      tags: (seen.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name)),
      comments: (seen.comments ?? []).map(({ text }) => text),
    };
  }

  private post(path: string, body: object): Promise<unknown> {
    return this.send('POST', path, body);
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.gupyToken}` },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${method} ${path} do sandbox: ${answer.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : undefined;
  }
}
