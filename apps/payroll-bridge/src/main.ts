import { bootstrap } from '@ponte/platform';
import { AppModule } from './app.module';

void bootstrap({ service: 'payroll-bridge', module: AppModule });
