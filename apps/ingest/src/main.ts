import { bootstrap, readEnv } from '@ponte/platform';
import { AppModule } from './app.module';
import { IngestEnv } from './config/ingest-env.config';
import { Edge } from './edge/edge';
import { EdgeMetrics } from './edge/edge-metrics';
import { registerWebhooks } from './edge/webhook-routes';

void bootstrap({
  service: 'ingest',
  module: AppModule,
  publicHttp: true,
  bodyParser: false,
  workers: () => readEnv(IngestEnv).workers,
  configureHttp: (fastify, app) => registerWebhooks(fastify, app.get(Edge), app.get(EdgeMetrics)),
});
