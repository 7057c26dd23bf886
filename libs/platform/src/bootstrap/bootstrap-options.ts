import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { ServerOptions } from 'node:http';

/** What of Fastify a service may set; the rest belongs to the bootstrap. */
export type HttpServerOptions = Pick<
  FastifyServerOptions,
  | 'bodyLimit'
  | 'trustProxy'
  | 'requestTimeout'
  | 'keepAliveTimeout'
  | 'connectionTimeout'
  | 'routerOptions'
  | 'maxRequestsPerSocket'
> & {
  /** What Node's own server is made with. */
  readonly http?: ServerOptions;
};

export interface BootstrapOptions {
  readonly service: string;
  readonly module: Type<unknown> | DynamicModule;
  /** Whether the service listens on `PORT`; by default it has the management port only. */
  readonly publicHttp?: boolean;
  /** Options of the public server; a function is called after the configuration was found good. */
  readonly http?: HttpServerOptions | (() => HttpServerOptions);
  /** Whether Nest's own JSON and form parsers are registered; switch off to bring content-type parsers. */
  readonly bodyParser?: boolean;
  /** Called before Nest's routes are added: content-type parsers, raw routes, hooks. Tracing is there already. */
  readonly configureHttp?: (
    fastify: FastifyInstance,
    app: NestFastifyApplication,
  ) => void | Promise<void>;
  /** Processes that share `PORT` (node:cluster); 1 or less: this one alone. A function is called after the checks. */
  readonly workers?: number | (() => number);
  /** Whether there is a management port; `false` only where several bootstraps share a machine's ports in a test. */
  readonly management?: boolean;
}
