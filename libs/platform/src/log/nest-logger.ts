import type { LoggerService } from '@nestjs/common';
import type { PonteLogger } from './ponte-logger';

/** Nest's own lines (start-up, unhandled exceptions in routes) in the service's log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: PonteLogger) {}

  /** Nest tells its start-up in some fifty lines of level "log": debug for an operator. */
  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context as the last string, and for errors the stack before it. */
  private write(
    level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const last = rest.at(-1);
    const component = typeof last === 'string' && !last.includes('\n') ? last : 'nest';
    const details = rest.filter((item) => item !== last && item !== undefined);
    const fields = { component: `nest:${component}`, ...(details.length && { details }) };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level]({ ...fields, details: [message, ...details] }, 'nest');
  }
}
