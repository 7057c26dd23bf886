import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';

void bootstrap({ service: 'people-sync', module: AppModule });
