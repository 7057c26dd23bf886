import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';

void bootstrap({ service: 'token-rotator', module: AppModule });
