import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';
import { setDefaultPorts } from './config/default-ports.config';
import { refuseProduction } from './config/refuse-production.config';

refuseProduction();
setDefaultPorts();
void bootstrap({ service: 'sandbox', module: AppModule, publicHttp: true });
