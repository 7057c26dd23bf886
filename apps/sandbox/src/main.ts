import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';
import { refuseProduction } from './config/refuse-production.config';

refuseProduction();
void bootstrap({ service: 'sandbox', module: AppModule, publicHttp: true });
