import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomTransportStrategy } from '@nestjs/microservices';

/** Token of the transport that a service hears by; provided by the messaging library, absent in a service without. */
export const MICROSERVICE_STRATEGY = Symbol('ponte:microservice-strategy');

/** Connects the strategy if one is provided; `startAllMicroservices` then starts it. */
export function connectStrategy(app: NestFastifyApplication): boolean {
  const strategy = optional(app);
  if (!strategy) return false;
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  return true;
}

/** Looked up by hand: `app.get` of a token that nobody provides logs an error. */
function optional(app: NestFastifyApplication): CustomTransportStrategy | undefined {
  for (const module of app.get(ModulesContainer).values()) {
    const provider = module.providers.get(MICROSERVICE_STRATEGY);
    if (provider?.instance) return provider.instance as CustomTransportStrategy;
  }
  return undefined;
}
