import type { Provider } from '@nestjs/common';
import { Profiles } from './profiles';

/** What the configuration adds to the service. */
export const CONFIG_PROVIDERS: Provider[] = [Profiles];
