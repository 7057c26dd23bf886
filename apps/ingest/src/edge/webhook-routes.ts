import type { PonteLogger } from '@ponte/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { type SourceKind, WEBHOOK_KINDS, type WebhookKind } from '../config/source.config';
import { answer, refuse } from './answer';
import type { Edge } from './edge';
import type { EdgeMetrics } from './edge-metrics';
import { FAILED, UNKNOWN_ADDRESS, WRONG_METHOD } from './refusal';

export interface WebhookParts {
  readonly edge: Edge;
  readonly metrics: EdgeMetrics;
  readonly log: PonteLogger;
  /** Answers a request that misses an address of another kind, e.g. by its method; `false` if it is not one. */
  readonly missed?: (request: FastifyRequest, reply: FastifyReply) => boolean;
}

const WEBHOOK_PATH = new RegExp(`^/webhooks/(${WEBHOOK_KINDS.join('|')})/[^/?]+/?(\\?|$)`);

/**
 * The webhooks' routes, registered on Fastify itself: bodies are read by the edge whatever content type they claim (Gupy
 * drops or mistakes it), which Fastify's parsers refuse to do. Why no controllers: docs/adr/0007.
 */
export function registerWebhooks(fastify: FastifyInstance, parts: WebhookParts): void {
  const { metrics, missed } = parts;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
  // Before Nest's own answer, which would quote the URL: a token that somebody put into a query must not come back.
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    if (missed?.(request, reply)) return;
    if (WEBHOOK_PATH.test(request.raw.url ?? '')) {
      void refuse(reply.header('allow', 'POST'), WRONG_METHOD);
    } else void refuse(reply, UNKNOWN_ADDRESS);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const kind = (request.routeOptions.config as { kind?: SourceKind }).kind ?? 'none';
    metrics.answered(kind, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
  for (const kind of WEBHOOK_KINDS) fastify.route(webhook(kind, parts));
}

/** Answered from the first hook: behind it Fastify would judge the content type and run its parser (docs/adr/0007). */
function webhook(kind: WebhookKind, { edge, metrics, log }: WebhookParts): RouteOptions {
  return {
    method: 'POST',
    url: `/webhooks/${kind}/:source`,
    config: { kind } as RouteOptions['config'],
    onRequest: async (request, reply): Promise<FastifyReply> => {
      const admitted = edge.admit(kind, (request.params as { source: string }).source, request.raw);
      if ('status' in admitted) return refuse(reply, admitted);
      const said = await edge.receive(admitted, request.raw);
      if (said) return answer(reply, said);
      metrics.gone(kind);
      return reply.hijack();
    },
    handler: (_request, reply) => refuse(reply, FAILED),
    errorHandler: (error, _request, reply) => {
      log.error({ err: error, kind }, 'a webhook failed: a bug, not the sender’s fault');
      void refuse(reply, FAILED);
    },
  };
}
