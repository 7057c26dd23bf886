import type { RulesConfig } from '../config/rules.config';

/** A person code as it is compared and sent: some lists pad it with zeros and others do not. */
export function personCode(
  code: string,
  { integrationId }: Pick<RulesConfig, 'integrationId'>,
): string {
  return integrationId === 'personCodeWithoutZeros' ? code.replace(/^0+(?=\d+$)/, '') : code;
}
