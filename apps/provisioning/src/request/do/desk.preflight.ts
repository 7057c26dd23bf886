import { Injectable } from '@nestjs/common';
import { ServiceDesk } from '@ponte/clients/service-desk';
import { type Preflight, PreflightRegistry } from '@ponte/platform';
import { ProvisioningConfig } from '../../config/provisioning.config';

/** The desk can do what the rest of the configuration asks of it: found at start, not by tasks that nobody can end. */
@Injectable()
export class DeskPreflight implements Preflight {
  readonly name = 'service desk';

  constructor(
    private readonly config: ProvisioningConfig,
    private readonly desk: ServiceDesk,
    preflights: PreflightRegistry,
  ) {
    preflights.add(this);
  }

  check(): Promise<readonly string[]> {
    return Promise.resolve(
      this.config.poll && !this.desk.abilities.read
        ? [
            'poll: asks the desk for its tickets, but the configuration does not say where they are read: give desk.read or desk.update, or leave poll out',
          ]
        : [],
    );
  }
}
