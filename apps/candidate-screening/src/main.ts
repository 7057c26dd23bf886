import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';

void bootstrap({ service: 'candidate-screening', module: AppModule });
