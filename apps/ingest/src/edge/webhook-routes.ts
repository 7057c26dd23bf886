import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SOURCE_KINDS } from '../config/source.config';
import type { Answer, Edge } from './edge';
import type { EdgeMetrics } from './edge-metrics';
import type { Refusal } from './refusal';
import type { KnownSource } from './source-book';

/** What a request carries between its hooks. */
interface Admitted {
  readonly source: KnownSource;
  readonly contentType: string | undefined;
}

const WRONG_METHOD: Refusal = { status: 405, error: 'Only POST is taken here.' };

/**
 * The webhooks' routes, registered on Fastify itself: bodies are read and parsed by the edge whatever content type they
 * claim (Gupy drops or mistakes it), which Fastify's parsers refuse to do.
 */
export function registerWebhooks(fastify: FastifyInstance, edge: Edge, metrics: EdgeMetrics): void {
  const admitted = new WeakMap<FastifyRequest, Admitted>();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));

  for (const kind of SOURCE_KINDS) {
    const url = `/webhooks/${kind}/:source`;
    fastify.route<{ Params: { source: string } }>({
      method: 'POST',
      url,
      onRequest: async (request, reply) => {
        const contentType = request.raw.headers['content-type'];
        // Fastify would answer 415 to a content type that it cannot read, JSON inside or not.
        request.raw.headers['content-type'] = 'application/octet-stream';
        const source = edge.admit(kind, request.params.source, request.raw);
        if ('status' in source) return refuse(reply, source);
        admitted.set(request, { source, contentType });
        return undefined;
      },
      handler: async (request, reply) => {
        const { source, contentType } = admitted.get(request) as Admitted;
        const answer = await edge.receive(source, request.raw, contentType);
        return answer === null ? reply.hijack() : say(reply, answer);
      },
      onResponse: async (_request, reply) =>
        metrics.answered(kind, reply.statusCode, reply.elapsedTime / 1_000),
    });
    fastify.route({
      method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url,
      exposeHeadRoute: false,
      handler: (_request, reply) => refuse(reply.header('allow', 'POST'), WRONG_METHOD),
    } as Parameters<typeof fastify.route>[0]);
  }
}

function say(reply: FastifyReply, answer: NonNullable<Answer>): FastifyReply {
  if (answer.status !== 200) return refuse(reply, answer);
  return reply
    .type('application/json; charset=utf-8')
    .send(
      answer.id === null
        ? '{"status":"kept"}'
        : `{"status":"accepted","id":${JSON.stringify(answer.id)}}`,
    );
}

function refuse(reply: FastifyReply, { status, error, retryAfterSeconds }: Refusal): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  // What is left of a body that was not read would be taken for the next request on a kept connection.
  if (!reply.request.raw.complete) reply.header('connection', 'close');
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ status, error }));
}
