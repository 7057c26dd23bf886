import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { closePort } from './close-port';
import type { PublicPort } from './public-port';

/** The public port of a service that is one process: its HTTP server listens itself. */
export class OwnPort implements PublicPort {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly port: number,
    private readonly host: string,
  ) {}

  async open(): Promise<number> {
    await this.app.listen(this.port, this.host);
    const address = this.app.getHttpServer().address();
    return typeof address === 'object' && address ? address.port : this.port;
  }

  async close(): Promise<void> {
    const server = this.app.getHttpServer();
    if (server.listening) await closePort(server);
  }
}
