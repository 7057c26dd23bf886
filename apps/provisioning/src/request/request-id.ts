import { uuidV5 } from '@ponte/contracts';
import type { ApplicationKey } from './application.store';

/** The id of an application's request: the same whenever the hire is heard. */
export function requestId({ source, applicationId }: ApplicationKey): string {
  return uuidV5('equipment.request', source, applicationId);
}
