import type { RotatorConfig } from '../../config/rotator.config';
import type { WebhookHook } from '../hook.entity';
import { declaredFacts } from '../rules/declared-facts';

/**
 * Webhooks that the running service has taken over from another file than this one, by their ids: declared there or here
 * alone, or otherwise.
 *
 * @param rows those that are declared by the database
 */
export function declaredOtherwise(
  { webhooks }: Pick<RotatorConfig, 'webhooks'>,
  rows: readonly WebhookHook[],
): readonly string[] {
  const here = new Map(webhooks.map((one) => [one.id, one]));
  const there = new Map(rows.map((row) => [row.id, row]));
  return [...new Set([...here.keys(), ...there.keys()])].sort().filter((id) => {
    const [declared, row] = [here.get(id), there.get(id)];
    if (!declared || !row) return true;
    return Object.entries(declaredFacts(declared)).some(
      ([name, value]) => row[name as keyof WebhookHook] !== value,
    );
  });
}
