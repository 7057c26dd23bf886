import { type Context, context } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { installTracing, traceContext } from './trace-context';

/** On the request itself: an entry of a WeakMap costs more than the rest of the hook, and more again when collected. */
const CONTEXT = Symbol('trace context');

type TracedRequest = FastifyRequest & { [CONTEXT]: Context | undefined };

/**
 * Runs every request of a Fastify instance inside its `traceparent` (or a new trace), Nest's routes and raw ones alike.
 * `bootstrap` does this for the public port; call it before routes are added.
 *
 * Two hooks, because the body arrives in socket events: what runs after it would be in the socket's context, not in the
 * request's.
 */
export function registerTracing(fastify: FastifyInstance): void {
  installTracing();
  fastify.decorateRequest(CONTEXT, undefined);
  fastify.addHook('onRequest', (request, _reply, done) => enter(request, done));
  fastify.addHook('preValidation', (request, _reply, done) => enter(request, done));
}

function enter(request: FastifyRequest, done: HookHandlerDoneFunction): void {
  const traced = request as TracedRequest;
  traced[CONTEXT] ??= traceContext({
    traceparent: only(request.headers.traceparent),
    tracestate: only(request.headers.tracestate),
  });
  context.with(traced[CONTEXT], done);
}

/** A repeated header says nothing reliable. */
function only(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
