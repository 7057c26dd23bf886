import { Injectable } from '@nestjs/common';
import { DatasulClient } from '@ponte/clients/datasul';
import { Drain } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';

/** The Datasul of each active profile. */
@Injectable()
export class DatasulClients {
  private readonly clients: ReadonlyMap<string, DatasulClient>;

  constructor(profiles: Profiles, drain: Drain) {
    this.clients = new Map(profiles.active().map((profile) => [profile.id, clientOf(profile)]));
    drain.add('publisher', 'datasul clients', async () => {
      await Promise.all([...this.clients.values()].map((client) => client.close()));
    });
  }

  /** @throws Error for a profile that is not active: a bug of the caller */
  of(profile: string): DatasulClient {
    const client = this.clients.get(profile);
    if (!client) throw new Error(`the profile ${profile} is not active`);
    return client;
  }
}

function clientOf({ id, datasul }: ProfileConfig): DatasulClient {
  const { url, path, user, password, timeoutMs, spelling } = datasul;
  return new DatasulClient({
    ...{ name: id, url, path, timeoutMs, spelling },
    user: () => user.resolve(),
    password: () => password.resolve(),
  });
}
