import { Injectable } from '@nestjs/common';
import { type DatasulList, DatasulReader } from '@ponte/clients/datasul';
import type { CallFailure } from '@ponte/clients/http';
import { Drain } from '@ponte/platform';
import type { EndpointName } from '../config/datasul.config';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';
import type { ReadPage } from './task-kinds';

/** The lists of each active profile's Datasul. */
@Injectable()
export class DatasulLists {
  private readonly readers: ReadonlyMap<string, DatasulReader>;

  constructor(profiles: Profiles, drain: Drain) {
    this.readers = new Map(profiles.active().map((profile) => [profile.id, readerOf(profile)]));
    drain.add('publisher', 'datasul readers', async () => {
      await Promise.all([...this.readers.values()].map((reader) => reader.close()));
    });
  }

  /** One page of a list. */
  page(
    profile: ProfileConfig,
    { endpoint, page, pageSize, since }: ReadPage,
    signal: AbortSignal,
  ): Promise<DatasulList | CallFailure> {
    const reader = this.readers.get(profile.id);
    if (!reader) throw new Error(`the profile ${profile.id} is not active`);
    const { path, order, query } = profile.datasul.endpoints[endpoint];
    const modified = since === null ? {} : modifiedSince(profile, endpoint, since);
    return reader.readList(
      { path, page, pageSize, ...(order && { order }), query: { ...query, ...modified } },
      { signal },
    );
  }
}

function readerOf({ id, datasul }: ProfileConfig): DatasulReader {
  const { url, user, password, timeoutMs } = datasul;
  return new DatasulReader({
    ...{ name: id, url, timeoutMs },
    user: () => user.resolve(),
    password: () => password.resolve(),
  });
}

/** The parameter by which a list is asked for what changed since the beginning of a day in São Paulo. */
function modifiedSince(
  { datasul }: ProfileConfig,
  endpoint: EndpointName,
  since: string,
): Record<string, string> {
  const list = datasul.endpoints[endpoint];
  if (!('modified' in list)) return {};
  const { param, format } = list.modified;
  return { [param]: format === 'date' ? since : `${since}T00:00:00-03:00` };
}
