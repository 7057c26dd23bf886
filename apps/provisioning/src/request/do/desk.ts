import { createServiceDesk, ServiceDesk } from '@ponte/clients/service-desk';
import type { FactoryProvider } from '@nestjs/common';
import { Drain } from '@ponte/platform';
import { ProvisioningConfig } from '../../config/provisioning.config';

/** The configured desk. */
export const DESK: FactoryProvider<ServiceDesk> = {
  provide: ServiceDesk,
  inject: [ProvisioningConfig, Drain],
  useFactory: ({ desk: config }: ProvisioningConfig, drain: Drain) => {
    const desk = createServiceDesk(config);
    drain.add('publisher', 'service desk client', () => desk.close());
    return desk;
  },
};
