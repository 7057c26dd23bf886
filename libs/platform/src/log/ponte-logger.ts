import { type DestinationStream, type Logger, destination, pino, stdTimeFunctions } from 'pino';
import type { ServiceInfo } from '../service-info';
import { currentTraceId } from '../tracing/trace-context';
import { scrubText } from './scrub/scrub-text';
import { scrubValue } from './scrub/scrub-value';

export interface LoggerOptions {
  readonly level: string;
  /** 1 (stdout) for a service; 2 (stderr) for a sub-command, whose stdout is its result. Or a stream, in tests. */
  readonly to?: 1 | 2 | DestinationStream;
}

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * The service's log: one JSON object per line, with service, version, instance and the running trace. Everything passes
 * the scrubber: fields, messages, errors and their causes. Takes `(fields, message)` or `(message)`, as pino does; an
 * error goes into the field `err`.
 */
export class PonteLogger {
  /** Use `create` or `child`. */
  constructor(private readonly pino: Logger) {}

  static create(info: ServiceInfo, options: LoggerOptions): PonteLogger {
    const to = options.to ?? 1;
    const stream = typeof to === 'number' ? destination({ dest: to, sync: true }) : to;
    const base = { service: info.name, version: info.version, instance: info.instance };
    const settings = {
      level: options.level,
      base,
      timestamp: stdTimeFunctions.isoTime,
      // Errors were already turned into objects by the scrubber.
      serializers: { err: (value: unknown) => value },
      formatters: { level: (label: string) => ({ level: label }) },
      mixin: () => {
        const traceId = currentTraceId();
        return traceId ? { trace_id: traceId } : {};
      },
    };
    return new PonteLogger(pino(settings, stream));
  }

  /** A logger whose lines carry these fields too, e.g. `{ component: 'relay' }`. */
  child(fields: Readonly<Record<string, unknown>>): PonteLogger {
    return new PonteLogger(this.pino.child(scrubValue(fields) as Record<string, unknown>));
  }

  get level(): string {
    return this.pino.level;
  }

  isEnabled(level: Level): boolean {
    return this.pino.isLevelEnabled(level);
  }

  trace(fields: object | string, message?: string): void {
    this.write('trace', fields, message);
  }

  debug(fields: object | string, message?: string): void {
    this.write('debug', fields, message);
  }

  info(fields: object | string, message?: string): void {
    this.write('info', fields, message);
  }

  warn(fields: object | string, message?: string): void {
    this.write('warn', fields, message);
  }

  error(fields: object | string, message?: string): void {
    this.write('error', fields, message);
  }

  fatal(fields: object | string, message?: string): void {
    this.write('fatal', fields, message);
  }

  private write(level: Level, fields: object | string, message?: string): void {
    // The scrubber's cost is paid only for lines that are written.
    if (!this.pino.isLevelEnabled(level)) return;
    if (typeof fields === 'string') {
      this.pino[level](scrubText(message === undefined ? fields : `${fields} ${message}`));
      return;
    }
    const object = fields instanceof Error ? { err: fields } : fields;
    const scrubbed = scrubValue(object) as Record<string, unknown>;
    const text = message ?? (fields instanceof Error ? fields.message : undefined);
    if (text === undefined) this.pino[level](scrubbed);
    else this.pino[level](scrubbed, scrubText(text));
  }
}
