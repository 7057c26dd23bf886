import { context, isSpanContextValid, trace } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import fastify from 'fastify';
import { registerTracing } from './fastify-tracing';
import {
  currentTraceHeaders,
  currentTraceId,
  currentTraceparent,
  runWithTraceparent,
} from './trace-context';

const GIVEN = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const FORM = /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/;

describe('trace context', () => {
  it('follows asynchronous work', async () => {
    const seen = await runWithTraceparent(GIVEN, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { traceparent: currentTraceparent(), id: currentTraceId() };
    });
    expect(seen).toEqual({ traceparent: GIVEN, id: '4bf92f3577b34da6a3ce929d0e0e4736' });
    expect(currentTraceparent()).toBeUndefined();
  });

  it('keeps traces apart that run at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, () =>
        runWithTraceparent(undefined, async () => {
          const before = currentTraceparent();
          await new Promise((resolve) => setImmediate(resolve));
          expect(currentTraceparent()).toBe(before);
          return before;
        }),
      ),
    );
    expect(new Set(ids).size).toBe(20);
    expect(ids.every((id) => FORM.test(id ?? ''))).toBe(true);
  });

  it.each([
    undefined,
    '',
    'garbage',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'x'.repeat(10_000),
  ])('begins a new trace for %p', (given) => {
    const trace = runWithTraceparent(given, currentTraceparent);
    expect(trace).toMatch(FORM);
    expect(trace).not.toContain('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it('shows an SDK the new trace that is sent on', () => {
    runWithTraceparent(undefined, () => {
      const span = trace.getSpanContext(context.active());
      expect(span && isSpanContextValid(span)).toBe(true);
      expect(currentTraceHeaders()).toEqual({
        traceparent: `00-${span?.traceId}-${span?.spanId}-01`,
      });
      expect(currentTraceparent()).toBe(currentTraceHeaders().traceparent);
      expect(currentTraceId()).toBe(span?.traceId);
    });
  });

  it('sends on the span that an SDK began inside a new trace', () => {
    runWithTraceparent(undefined, () => {
      const traceId = currentTraceId() ?? '';
      const child = { traceId, spanId: '00f067aa0ba902b7', traceFlags: 0 };
      context.with(trace.setSpanContext(context.active(), child), () => {
        expect(currentTraceparent()).toBe(`00-${traceId}-00f067aa0ba902b7-00`);
        expect(currentTraceId()).toBe(traceId);
      });
    });
  });

  it('sends nothing on where an SDK suppressed tracing', () => {
    runWithTraceparent(undefined, () =>
      context.with(suppressTracing(context.active()), () =>
        expect(currentTraceparent()).toBeUndefined(),
      ),
    );
  });

  it('passes tracestate on', () => {
    const headers = { traceparent: GIVEN, tracestate: 'vendor=1' };
    expect(runWithTraceparent(headers, currentTraceHeaders)).toEqual(headers);
  });

  it('surrounds Fastify routes, also after a body was read', async () => {
    const server = fastify();
    registerTracing(server);
    server.post('/', async () => ({ traceparent: currentTraceparent() }));
    const post = (headers: Record<string, string>): Promise<{ json(): { traceparent: string } }> =>
      server.inject({ method: 'POST', url: '/', headers, payload: { a: 1 } });
    expect((await post({ traceparent: GIVEN })).json().traceparent).toBe(GIVEN);
    expect((await post({})).json().traceparent).toMatch(FORM);
    await server.close();
  });
});
