import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestLogger } from '../log/nest-logger';
import type { PlatformRuntime } from '../platform-runtime';
import { RuntimeModule } from '../runtime.module';
import { registerTracing } from '../tracing/fastify-tracing';
import type { BootstrapOptions } from './bootstrap-options';

@Module({})
class ServiceRoot {}

/**
 * Builds the application: every provider is constructed, nothing is connected or started. A service without public HTTP
 * is built alike and simply does not listen, because only a full application takes a microservice strategy.
 */
export async function createApp(
  options: BootstrapOptions,
  runtime: PlatformRuntime,
): Promise<NestFastifyApplication> {
  const root: DynamicModule = {
    module: ServiceRoot,
    imports: [RuntimeModule.with(runtime), options.module],
  };
  const http = typeof options.http === 'function' ? options.http() : options.http;
  // Fastify would answer 503 to what arrives on a kept connection while closing; `HttpDrain` answers it properly.
  const adapter = new FastifyAdapter({ ...http, return503OnClosing: false });
  registerTracing(adapter.getInstance());
  return NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(runtime.logger),
    abortOnError: false,
    bodyParser: options.bodyParser ?? true,
  });
}
