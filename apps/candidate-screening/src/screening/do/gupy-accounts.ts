import { Injectable } from '@nestjs/common';
import { GupyClient } from '@ponte/clients/gupy';
import { Drain } from '@ponte/platform';
import { ScreeningConfig } from '../../config/screening.config';

/** One Gupy client per configured account. */
@Injectable()
export class GupyAccounts {
  private readonly clients: ReadonlyMap<string, GupyClient>;

  constructor(config: ScreeningConfig, drain: Drain) {
    this.clients = new Map(
      [...config.gupy].map(([account, { token, ...options }]) => [
        account,
        new GupyClient({ ...options, account, token: () => token.resolve() }),
      ]),
    );
    drain.add('publisher', 'gupy clients', async () => {
      await Promise.all([...this.clients.values()].map((client) => client.close()));
    });
  }

  /** `undefined` if the account left the configuration after its task was made. */
  of(source: string): GupyClient | undefined {
    return this.clients.get(source);
  }
}
