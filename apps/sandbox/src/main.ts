import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';
import { setDefaultPorts } from './config/default-ports.config';
import { refuseProduction } from './config/refuse-production.config';

/** As much as ingest takes: a month of results may be sent to the simulated Datasul directly. */
const BODY_LIMIT = 16 * 1024 * 1024;

refuseProduction();
setDefaultPorts();
void bootstrap({
  service: 'sandbox',
  module: AppModule,
  publicHttp: true,
  http: { bodyLimit: BODY_LIMIT },
});
