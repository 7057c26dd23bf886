import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthReport } from './health-report';

/** What the management port shows: one process's own state, or the sum of a cluster. */
export interface ManagementSource {
  live(): Promise<HealthReport>;
  ready(): Promise<HealthReport>;
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Serves /health/live, /health/ready and /metrics, apart from the public port and from Nest. */
export class ManagementServer {
  private readonly server: Server;

  constructor(private readonly source: ManagementSource) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.keepAliveTimeout = 5_000;
  }

  /** Resolves with the port it listens on; rejects if the port is taken. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const path = (request.url ?? '/').split('?', 1)[0];
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('allow', 'GET, HEAD');
        send(response, 405, { error: 'only GET' });
      } else if (path === '/health/live') health(response, await this.source.live());
      else if (path === '/health/ready') health(response, await this.source.ready());
      else if (path === '/metrics') {
        const { contentType, text } = await this.source.metrics();
        response.writeHead(200, { 'content-type': contentType }).end(text);
      } else send(response, 404, { paths: ['/health/live', '/health/ready', '/metrics'] });
    } catch (error) {
      send(response, 500, { error: error instanceof Error ? error.message : String(error) });
    }
  }
}

function health(response: ServerResponse, report: HealthReport): void {
  send(response, report.status === 'ok' ? 200 : 503, report);
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
