import { type Context, ROOT_CONTEXT, TraceFlags, trace } from '@opentelemetry/api';
import { type RandomIds, randomIds } from './random-ids';

/**
 * The context of a trace that begins here. Most requests name no trace and no SDK looks at the one they get, only its
 * `traceparent` travels on: so the ids are drawn, and a full context of OpenTelemetry's is made, when somebody asks.
 */
export class NewTrace implements Context {
  private ids: RandomIds | undefined;
  private full: Context | undefined;

  get traceId(): string {
    return this.drawn().traceId;
  }

  /** As the propagator of OpenTelemetry would write it; sampled. */
  get traceparent(): string {
    const { traceId, spanId } = this.drawn();
    return `00-${traceId}-${spanId}-01`;
  }

  getValue(key: symbol): unknown {
    return this.whole().getValue(key);
  }

  setValue(key: symbol, value: unknown): Context {
    return this.whole().setValue(key, value);
  }

  deleteValue(key: symbol): Context {
    return this.whole().deleteValue(key);
  }

  private drawn(): RandomIds {
    return (this.ids ??= randomIds());
  }

  private whole(): Context {
    const span = { ...this.drawn(), traceFlags: TraceFlags.SAMPLED };
    return (this.full ??= trace.setSpanContext(ROOT_CONTEXT, span));
  }
}
