import { bootstrap, PonteLogger, readEnv } from '@ponte/platform';
import { AppModule } from './app.module';
import { IngestConfig } from './config/ingest.config';
import { IngestEnv } from './config/ingest-env.config';
import { Edge } from './edge/edge';
import { EdgeMetrics } from './edge/edge-metrics';
import { boundServer, serverOptions } from './edge/server-options';
import { registerWebhooks } from './edge/webhook-routes';

void bootstrap({
  service: 'ingest',
  module: AppModule,
  publicHttp: true,
  http: serverOptions,
  bodyParser: false,
  workers: () => readEnv(IngestEnv).workers,
  configureHttp: (fastify, app) => {
    boundServer(fastify, app.get(IngestConfig).limits);
    registerWebhooks(fastify, {
      edge: app.get(Edge),
      metrics: app.get(EdgeMetrics),
      log: app.get(PonteLogger).child({ component: 'edge' }),
    });
  },
});
