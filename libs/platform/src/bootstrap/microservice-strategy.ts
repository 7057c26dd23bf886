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

/** Nest throws for a token that nobody provides; that is a service without subscriptions. */
function optional(app: NestFastifyApplication): CustomTransportStrategy | undefined {
  try {
    return app.get<CustomTransportStrategy>(MICROSERVICE_STRATEGY, { strict: false });
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'UnknownElementException')
      return undefined;
    throw error;
  }
}
