import { bootstrap, PonteLogger, readEnv } from '@ponte/platform';
import { AhgoraEdge } from './ahgora/ahgora-edge';
import { missedAhgora, registerAhgora } from './ahgora/ahgora-routes';
import { AppModule } from './app.module';
import { ahgoraSources, IngestConfig, rubeusSources } from './config/ingest.config';
import { IngestEnv } from './config/ingest-env.config';
import { Edge } from './edge/edge';
import { EdgeMetrics } from './edge/edge-metrics';
import { boundServer, serverOptions } from './edge/server-options';
import { registerWebhooks } from './edge/webhook-routes';
import { RubeusEdge } from './rubeus/rubeus-edge';
import { missedRubeus, registerRubeus } from './rubeus/rubeus-routes';

void bootstrap({
  service: 'ingest',
  module: AppModule,
  publicHttp: true,
  http: serverOptions,
  bodyParser: false,
  workers: () => readEnv(IngestEnv).workers,
  configureHttp: (fastify, app) => {
    const config = app.get(IngestConfig);
    boundServer(fastify, config.limits);
    const metrics = app.get(EdgeMetrics);
    const log = app.get(PonteLogger).child({ component: 'edge' });
    // Without such a source its addresses do not exist.
    const ahgora = ahgoraSources(config).length > 0;
    const rubeus = rubeusSources(config).length > 0;
    registerWebhooks(fastify, {
      ...{ edge: app.get(Edge), metrics, log },
      missed: (request, reply) =>
        (ahgora && missedAhgora(request, reply)) || (rubeus && missedRubeus(request, reply)),
    });
    if (ahgora) registerAhgora(fastify, { edge: app.get(AhgoraEdge), metrics, log });
    if (rubeus) registerRubeus(fastify, { edge: app.get(RubeusEdge), metrics, log });
  },
});
