import {
  type Context,
  ROOT_CONTEXT,
  SpanKind,
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  isSpanContextValid,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { NewTrace } from './new-trace';

const propagator = new W3CTraceContextPropagator();
let installed = false;

/** The headers by which a trace travels (https://www.w3.org/TR/trace-context/). */
export interface TraceHeaders {
  readonly traceparent?: string;
  readonly tracestate?: string;
}

/**
 * Makes contexts follow asynchronous calls. An OpenTelemetry SDK that was registered before (`node --require …`) stays
 * in charge: ours is then refused by the API, and everything here works on the SDK's.
 */
export function installTracing(): void {
  if (installed) return;
  installed = true;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
}

/** `traceparent` of the running work, to be sent on; `undefined` outside any trace. */
export function currentTraceparent(): string | undefined {
  const active = context.active();
  return active instanceof NewTrace ? active.traceparent : headersOf(active).traceparent;
}

/** `traceparent` and `tracestate` of the running work. */
export function currentTraceHeaders(): TraceHeaders {
  return headersOf(context.active());
}

/** Trace id (32 hex digits) of the running work, for the log. */
export function currentTraceId(): string | undefined {
  const active = context.active();
  if (active instanceof NewTrace) return active.traceId;
  const span = trace.getSpanContext(active);
  return span && isSpanContextValid(span) ? span.traceId : undefined;
}

/**
 * Runs `work` inside the trace that `traceparent` names; without one, or with one that is not valid, inside a new
 * trace. Without an SDK the sender's span id is passed on unchanged, so that its trace has no holes.
 */
export function runWithTraceparent<R>(
  carrier: string | TraceHeaders | undefined,
  work: () => R,
): R {
  installTracing();
  return context.with(traceContext(carrier), work);
}

/** The context that `runWithTraceparent` runs in, to be kept and entered again. */
export function traceContext(carrier: string | TraceHeaders | undefined): Context {
  const headers = typeof carrier === 'string' ? { traceparent: carrier } : (carrier ?? {});
  // Most senders know of no trace: nothing to read, which costs as much as reading.
  if (headers.traceparent === undefined) return new NewTrace();
  const extracted = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  const parent = trace.getSpanContext(extracted);
  return parent && isSpanContextValid(parent) ? extracted : new NewTrace();
}

/**
 * Like `runWithTraceparent`, as a span of its own if an SDK is registered. The span ends with the promise; a rejection
 * is recorded on it.
 */
export async function runAsSpan<R>(
  name: string,
  carrier: string | TraceHeaders | undefined,
  work: () => Promise<R>,
  kind: SpanKind = SpanKind.CONSUMER,
): Promise<R> {
  installTracing();
  const parent = traceContext(carrier);
  const span = trace.getTracer('ponte').startSpan(name, { kind }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (error) {
    span.recordException(error instanceof Error ? error : String(error));
    throw error;
  } finally {
    span.end();
  }
}

function headersOf(active: Context): TraceHeaders {
  const headers: Record<string, string> = {};
  propagator.inject(active, headers, defaultTextMapSetter);
  return headers;
}
