import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * Label names that invite free text or personal data. A label's values must come from a small closed set (a topic, a
 * task kind, an outcome), otherwise each new value is a new series for good.
 */
const FORBIDDEN_LABELS = new Set([
  'cpf',
  'email',
  'name',
  'phone',
  'url',
  'message',
  'reason',
  'error',
  'id',
  'key',
  'token',
]);

/** Seconds; from a cache hit to a call at its time-out. */
const DEFAULT_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * The service's metrics, all named `ponte_…`. Asking for the same name again returns the same metric; asking for it
 * with other labels or as another type throws.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly known = new Map<string, { readonly form: string; readonly metric: object }>();

  /** A sum that only grows; name it `…_total`. */
  counter<L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
  ): Counter<L> {
    return this.once('counter', name, labelNames, (full) => {
      return new Counter({ name: full, help, labelNames, registers: [this.registry] });
    });
  }

  /** A value that goes up and down. `collect` is called at each scrape to set it. */
  gauge<L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
    collect?: (gauge: Gauge<L>) => void | Promise<void>,
  ): Gauge<L> {
    return this.once('gauge', name, labelNames, (full) => {
      const registers = [this.registry];
      return new Gauge<L>({
        name: full,
        help,
        labelNames,
        registers,
        ...(collect && {
          collect(this: Gauge<L>) {
            return collect(this);
          },
        }),
      });
    });
  }

  /** A distribution; name it with its unit, `…_seconds` or `…_bytes`. */
  histogram<L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
    buckets: readonly number[] = DEFAULT_BUCKETS,
  ): Histogram<L> {
    return this.once('histogram', name, labelNames, (full) => {
      const registers = [this.registry];
      return new Histogram({ name: full, help, labelNames, buckets: [...buckets], registers });
    });
  }

  /** Node's own metrics: memory, CPU, event loop, garbage collection. Called once by `bootstrap`. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  private once<M extends object>(
    type: string,
    name: string,
    labels: readonly string[],
    make: (full: string) => M,
  ): M {
    const full = name.startsWith('ponte_') ? name : `ponte_${name}`;
    const form = `${type}(${labels.join(',')})`;
    const known = this.known.get(full);
    if (known) {
      if (known.form === form) return known.metric as M;
      throw new Error(`metric ${full} exists as ${known.form}, not as ${form}`);
    }
    const forbidden = labels.find((label) => FORBIDDEN_LABELS.has(label.toLowerCase()));
    if (forbidden) {
      throw new Error(`metric ${full}: label "${forbidden}" would hold free text or personal data`);
    }
    const metric = make(full);
    this.known.set(full, { form, metric });
    return metric;
  }
}
