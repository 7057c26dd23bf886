import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';

void bootstrap({ service: 'provisioning', module: AppModule });
