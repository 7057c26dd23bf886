import { All, Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from './door';

/** One catch-all: which simulator is meant, and what it answers, is decided behind the door. */
@Controller()
export class SandboxController {
  constructor(private readonly door: Door) {}

  @All('*')
  async serve(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Resets, hangs and half bodies are not things that Fastify can send.
    reply.hijack();
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { method, url, headers, ip } = request;
    await this.door.serve({ method, url, headers, body, ip }, reply.raw);
  }
}
