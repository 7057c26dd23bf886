import { Injectable } from '@nestjs/common';
import { FeedzClient } from '@ponte/clients/feedz';
import { Drain } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';

/** The Feedz of each active profile. */
@Injectable()
export class FeedzClients {
  private readonly clients: ReadonlyMap<string, FeedzClient>;

  constructor(profiles: Profiles, drain: Drain) {
    this.clients = new Map(profiles.active().map((profile) => [profile.id, clientOf(profile)]));
    drain.add('publisher', 'feedz clients', async () => {
      await Promise.all([...this.clients.values()].map((client) => client.close()));
    });
  }

  /** Undefined for a profile that is gone or not active. */
  of(profile: string): FeedzClient | undefined {
    return this.clients.get(profile);
  }
}

function clientOf({ id, feedz }: ProfileConfig): FeedzClient {
  const { url, timeoutMs, userAgent, body, routes, names, token } = feedz;
  return new FeedzClient({
    ...{ name: id, url, timeoutMs, body, routes, names },
    ...(userAgent !== undefined && { userAgent }),
    token: () => token.resolve(),
  });
}
