/** The sandbox's Gupy and its admin API, as a person would use them in a demonstration. */
export class SandboxApi {
  constructor(
    readonly url: string,
    private readonly gupyToken: string,
  ) {}

  /** Registers a webhook as a customer does, without a content type: Gupy then sends none. */
  async registerWebhook(
    action: string,
    postbackUrl: string,
    header: string,
    token: string,
  ): Promise<void> {
    await this.post('/gupy/api/v1/webhooks', {
      action,
      postbackUrl,
      status: 'active',
      techOwnerName: 'TI RH',
      techOwnerEmail: 'ti@example.com',
      clientHeaders: { [header]: token },
    });
  }

  async settings(patch: object): Promise<void> {
    await this.send('PATCH', '/admin/settings', patch);
  }

  async addApplication(id: number, email: string): Promise<void> {
    const candidate = { name: 'Pessoa', lastName: `de Exemplo ${id}`, email };
    await this.post('/admin/gupy/applications', {
      id,
      step: { name: 'Triagem' },
      candidate,
      silent: true,
    });
  }

  async move(applicationId: number, step: string): Promise<void> {
    await this.post(`/admin/gupy/applications/${applicationId}/move`, { step: { name: step } });
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
