import { SecretRef } from '@ponte/platform';
import { DatasulConfig } from '../datasul.config';
import { ProfileConfig } from '../profile.config';
import { RubricaConfig } from '../rubrica.config';

/** A profile for specs: companies 10 and 12, every event in hours and minutes but 206, which is decimal. */
export function testProfile(changes: Partial<ProfileConfig> = {}): ProfileConfig {
  const rubrica = (rule: RubricaConfig): RubricaConfig => Object.assign(new RubricaConfig(), rule);
  const secret = (env: string): SecretRef => Object.assign(new SecretRef(), { env });
  return Object.assign(new ProfileConfig(), {
    ...{ id: 'holding-producao', source: 'holding', environment: 'producao' },
    datasul: Object.assign(new DatasulConfig(), {
      url: 'http://127.0.0.1:4000/datasul',
      user: secret('DATASUL_USER'),
      password: secret('DATASUL_PASSWORD'),
    }),
    emptyCampoAdicional: 'allow' as const,
    companies: ['10', '12'],
    rubricas: new Map([
      ['default', rubrica({ unit: 'hhmm' })],
      ['103', rubrica({ unit: 'hhmm', max: '220,00' })],
      ['206', rubrica({ unit: 'decimal' })],
    ]),
    ...changes,
  });
}
