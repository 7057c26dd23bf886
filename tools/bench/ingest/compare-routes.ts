import 'reflect-metadata';
import { Controller, HttpCode, Module, Post, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { currentTraceparent, registerTracing } from '@ponte/platform';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { createServer, type Server } from 'node:http';
import { MemoryConnection } from './memory-connection';

const ROUNDS = 60;
const REQUESTS_PER_ROUND = 2_000;
const BODY = JSON.stringify({ id: '7d0f3a0e-1111-4222-8333-444455556666' });
const TYPE = 'application/json; charset=utf-8';
const ANSWER = '{"status":"accepted"}';

/** One way from the parsed head of a request to its answer. */
interface Way {
  readonly name: string;
  readonly url: string;
  readonly server: Server;
}

@Controller()
class NestRoute {
  @Post('controller')
  @HttpCode(200)
  async take(@Res() reply: FastifyReply): Promise<void> {
    await Promise.resolve();
    answer(reply);
  }
}

@Module({ controllers: [NestRoute] })
class RoutesModule {}

function answer(reply: FastifyReply): FastifyReply {
  return reply.type(TYPE).send(ANSWER);
}

/**
 * Prints the CPU of the ways to an answer, in µs per request, without sockets and in turns. The least of many rounds,
 * because whatever else the machine does only adds.
 */
export async function compareRoutes(): Promise<void> {
  const nest = await nestApp();
  const withoutMiddie = await nestApp({ skipMiddie: true });
  const traced = await nestApp({ traced: true });
  const ways: readonly Way[] = [
    { name: 'controller', url: '/controller', server: serverOf(nest) },
    { name: 'handler', url: '/handler', server: serverOf(nest) },
    { name: 'hook', url: '/hook', server: serverOf(nest) },
    { name: 'hook, no middie', url: '/hook', server: serverOf(withoutMiddie) },
    { name: 'hook in a trace', url: '/traced', server: serverOf(traced) },
    { name: 'bare node:http', url: '/', server: bareServer() },
  ];
  const least = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of ways) {
      least.set(way.name, Math.min(least.get(way.name) ?? Infinity, await roundOf(way)));
    }
  }
  for (const app of [nest, withoutMiddie, traced]) await app.close();
  const figures = ways.map(({ name }) => `${name} ${least.get(name)?.toFixed(1)}`).join('; ');
  process.stdout.write(`CPU µs per request, parsing and writing of HTTP included: ${figures}\n`);
}

async function nestApp(
  options: { readonly skipMiddie?: boolean; readonly traced?: boolean } = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ skipMiddie: options.skipMiddie ?? false });
  if (options.traced) registerTracing(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(RoutesModule, adapter, {
    logger: false,
    bodyParser: false,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  // As ingest has it: nobody but the edge reads a body.
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
  const handler = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    await Promise.resolve();
    return answer(reply);
  };
  fastify.post('/handler', handler);
  fastify.post('/hook', { onRequest: handler }, handler);
  const inTrace = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    await Promise.resolve();
    return answer(reply.header('traceparent', currentTraceparent()));
  };
  fastify.post('/traced', { onRequest: inTrace }, handler);
  await app.init();
  await fastify.ready();
  return app;
}

function serverOf(app: NestFastifyApplication): Server {
  return app.getHttpServer() as Server;
}

/** What is left when there is no framework at all. */
function bareServer(): Server {
  return createServer((_request, response) => {
    const headers = { 'content-type': TYPE, 'content-length': ANSWER.length };
    void Promise.resolve().then(() => response.writeHead(200, headers).end(ANSWER));
  });
}

async function roundOf({ name, url, server }: Way): Promise<number> {
  const connection = new MemoryConnection(server);
  const head =
    `POST ${url} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
    `content-length: ${BODY.length}\r\n\r\n`;
  const request = Buffer.from(head + BODY);
  const before = process.cpuUsage();
  for (let each = 0; each < REQUESTS_PER_ROUND; each += 1) {
    const head = await connection.send(request);
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(`${name} answered ${head}`);
  }
  const { user, system } = process.cpuUsage(before);
  connection.destroy();
  return (user + system) / REQUESTS_PER_ROUND;
}
