import type { PonteLogger } from '@ponte/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { refuse } from '../edge/answer';
import type { EdgeMetrics } from '../edge/edge-metrics';
import { FAILED, WRONG_METHOD } from '../edge/refusal';
import type { RubeusEdge } from './rubeus-edge';

export interface RubeusParts {
  readonly edge: RubeusEdge;
  readonly metrics: EdgeMetrics;
  readonly log: PonteLogger;
}

const ADDRESS = /^\/webhooks\/rubeus\/[^/?]+\/[^/?]+\/?(\?|$)/;
const JSON_TYPE = 'application/json; charset=utf-8';

/** Rubeus's addresses, answered from the same hook as other webhooks (docs/adr/0007). Their last segment is a secret. */
export function registerRubeus(fastify: FastifyInstance, parts: RubeusParts): void {
  fastify.route(webhook(parts));
}

/** Answers a request to such an address that is no POST; whether the address exists is not told. */
export function missedRubeus(request: FastifyRequest, reply: FastifyReply): boolean {
  if (!ADDRESS.test(request.raw.url ?? '')) return false;
  void refuse(reply.header('allow', 'POST'), WRONG_METHOD);
  return true;
}

function webhook({ edge, metrics, log }: RubeusParts): RouteOptions {
  return {
    method: 'POST',
    url: '/webhooks/rubeus/:source/:secret',
    config: { kind: 'rubeus' } as RouteOptions['config'],
    onRequest: async (request, reply): Promise<FastifyReply> => {
      const { source, secret } = request.params as { source: string; secret: string };
      const admitted = edge.admit(source, secret);
      if ('status' in admitted) return refuse(reply, admitted);
      const said = await edge.receive(admitted, request.raw);
      if (said === null) {
        metrics.gone('rubeus');
        return reply.hijack();
      }
      if (said.status !== 200) return refuse(reply, said);
      const { accepted, rejected, repeated } = said;
      return reply
        .type(JSON_TYPE)
        .send(JSON.stringify({ status: 'accepted', accepted, rejected, repeated }));
    },
    handler: (_request, reply) => refuse(reply, FAILED),
    errorHandler: (error, _request, reply) => {
      log.error({ err: error, kind: 'rubeus' }, 'a webhook failed: a bug, not the sender’s fault');
      void refuse(reply, FAILED);
    },
  };
}
