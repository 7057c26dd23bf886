import type { GupyWebhook } from '@ponte/clients/gupy';

/** What identifies a webhook of ours in Gupy. */
export interface Identity {
  readonly action: string;
  readonly postbackUrl: string;
}

/** Webhooks of the list with that action and address, active ones first, then in the order of their ids. */
export function matching(
  webhooks: readonly GupyWebhook[],
  { action, postbackUrl }: Identity,
): readonly GupyWebhook[] {
  return webhooks
    .filter((one) => one.action === action && sameAddress(one.postbackUrl, postbackUrl))
    .sort(
      (left, right) =>
        Number(right.status === 'active') - Number(left.status === 'active') ||
        (left.id < right.id ? -1 : 1),
    );
}

/** Addresses as programs compare them: a trailing slash after a bare host, or the case of the host, is no difference. */
export function sameAddress(left: string | null | undefined, right: string): boolean {
  if (left == null) return false;
  if (left === right) return true;
  return URL.canParse(left) && URL.canParse(right) && new URL(left).href === new URL(right).href;
}
