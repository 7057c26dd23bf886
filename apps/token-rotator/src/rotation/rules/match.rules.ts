import { addressDigest, type ListedWebhook } from './listed-webhook';

/** What identifies a webhook of ours in Gupy. */
export interface Identity {
  readonly action: string;
  readonly postbackUrl: string;
}

/** Webhooks of the list with that action and address, active ones first, then in the order of their ids. */
export function matching(
  webhooks: readonly ListedWebhook[],
  { action, postbackUrl }: Identity,
): readonly ListedWebhook[] {
  const address = addressDigest(postbackUrl);
  return webhooks
    .filter((one) => one.action === action && one.address === address)
    .sort(
      (left, right) =>
        Number(right.status === 'active') - Number(left.status === 'active') ||
        (left.id < right.id ? -1 : 1),
    );
}
