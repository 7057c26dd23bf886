import { SecretRef } from '@ponte/platform';
import { DatasulConfig } from '../datasul.config';
import { FeedzConfig } from '../feedz.config';
import { ProfileConfig } from '../profile.config';

/** A profile for specs: all defaults. */
export function testProfile(changes: Partial<ProfileConfig> = {}): ProfileConfig {
  const secret = (env: string): SecretRef => Object.assign(new SecretRef(), { env });
  return Object.assign(new ProfileConfig(), {
    ...{ id: 'holding-producao', environment: 'producao' },
    datasul: Object.assign(new DatasulConfig(), {
      url: 'http://127.0.0.1:4000/datasul',
      user: secret('DATASUL_USER'),
      password: secret('DATASUL_PASSWORD'),
    }),
    feedz: Object.assign(new FeedzConfig(), {
      url: 'http://127.0.0.1:4000/feedz/api',
      token: secret('FEEDZ_TOKEN'),
    }),
    ...changes,
  });
}
