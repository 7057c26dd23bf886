import type { Provider } from '@nestjs/common';
import { ShutdownTime } from './shutdown-time';

/** What is looked at when the service starts. */
export const START_PROVIDERS: readonly Provider[] = [ShutdownTime];
