import { once } from 'node:events';
import type { PonteLogger } from '@ponte/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { EdgeMetrics } from '../edge/edge-metrics';
import { closeIfUnread } from '../edge/linger';
import type { AhgoraEdge } from './ahgora-edge';
import { type AhgoraRefusal, BROKEN, ONLY_POST } from './ahgora-refusal';
import { giveUpUnread } from './give-up-unread';

export interface AhgoraParts {
  readonly edge: AhgoraEdge;
  readonly metrics: EdgeMetrics;
  readonly log: PonteLogger;
}

/** Datasul's own: the address of the vendor's page, and the one since the patches 12.1.2503.1, 2411.6 and 2407.12. */
const PATHS = ['/api/rh/v1/ahgora/results', '/api/rh/ahgora/v1/results'];
const ANY_PATH = new RegExp(`^(${PATHS.join('|')})/?(\\?|$)`);
const JSON_TYPE = 'application/json; charset=utf-8';

/** The two addresses of PontoWeb's results, answered from the same hook as webhooks (docs/adr/0007). */
export function registerAhgora(fastify: FastifyInstance, parts: AhgoraParts): void {
  for (const url of PATHS) fastify.route(results(url, parts));
}

/** Answers a request to one of the addresses that is no POST. */
export function missedAhgora(request: FastifyRequest, reply: FastifyReply): boolean {
  if (!ANY_PATH.test(request.raw.url ?? '')) return false;
  void refuse(reply.header('allow', 'POST'), ONLY_POST);
  return true;
}

function results(url: string, { edge, metrics, log }: AhgoraParts): RouteOptions {
  return {
    method: 'POST',
    url,
    config: { kind: 'ahgora' } as RouteOptions['config'],
    onRequest: async (request, reply): Promise<FastifyReply> => {
      const admitted = edge.admit(request.raw);
      if ('status' in admitted) return refuse(reply, admitted);
      const gone = new AbortController();
      const closed = once(reply.raw, 'close').then(() => gone.abort());
      const received = edge.receive(admitted, request.raw, gone.signal);
      // A reply that is slowly read takes memory too, and a request whose sender left is still put on the log.
      void Promise.allSettled([received, closed]).then(() => admitted.room.release());
      const said = await received;
      if (Buffer.isBuffer(said)) {
        giveUpUnread(reply.raw, said.length);
        return reply.type(JSON_TYPE).send(said);
      }
      if (said) return refuse(reply, said);
      metrics.gone('ahgora');
      return reply.hijack();
    },
    handler: (_request, reply) => refuse(reply, BROKEN),
    errorHandler: (error, _request, reply) => {
      log.error({ err: error, kind: 'ahgora' }, 'results failed: a bug, not the sender’s fault');
      void refuse(reply, BROKEN);
    },
  };
}

function refuse(reply: FastifyReply, refusal: AhgoraRefusal): FastifyReply {
  const { status, retryAfterSeconds, body } = refusal;
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="Ponte", charset="UTF-8"');
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  closeIfUnread(reply);
  return reply.code(status).type(JSON_TYPE).send(JSON.stringify(body));
}
