import type { WebhookHook } from '../hook.entity';
import { inventory, type Inventory } from './inventory.rules';
import { addressDigest, type ListedWebhook } from './listed-webhook';
import type { Identity } from './match.rules';

/** What would be done with one declared webhook. */
export type Change = 'register' | 'adopt' | 'update' | 're-activate' | 'none';

export interface PlanLine {
  readonly webhook: string;
  readonly account: string;
  readonly action: string;
  readonly change: Change;
  /** For an operator, in Portuguese. */
  readonly why: string;
  readonly vendorId: string | null;
}

/** A webhook that is left alone. Of its address the host alone is shown: the rest may be a secret. */
export interface LeftAlone {
  readonly vendorId: string;
  readonly action: string | null;
  readonly status: string | null;
  readonly host: string | null;
}

export interface Plan {
  readonly account: string;
  readonly lines: readonly PlanLine[];
  readonly foreign: readonly LeftAlone[];
  readonly duplicates: Inventory['duplicates'];
}

export type Declared = Identity & {
  readonly id: string;
  readonly account: string;
  /** Of the declaration without the token. */
  readonly digest: string;
};

export type KnownHook = Pick<WebhookHook, 'vendorId' | 'putDigest' | 'account'>;

/** What would change in one account: nothing but what is declared is ever touched. */
export function planOf(
  account: string,
  declared: readonly Declared[],
  known: ReadonlyMap<string, KnownHook>,
  webhooks: readonly ListedWebhook[],
): Plan {
  const own = declared.filter((one) => one.account === account);
  const ids = new Map(
    [...known].flatMap(([id, hook]): [string, string][] =>
      hook.vendorId !== null && hook.account === account ? [[id, hook.vendorId]] : [],
    ),
  );
  const sorted = inventory(webhooks, own, ids);
  return {
    account,
    lines: own.map((one) => lineOf(one, known.get(one.id), sorted.own.get(one.id))),
    foreign: sorted.foreign.map(leftAlone),
    duplicates: sorted.duplicates,
  };
}

function lineOf(
  { id, account, action, postbackUrl, digest }: Declared,
  hook: KnownHook | undefined,
  seen: ListedWebhook | undefined,
): PlanLine {
  const line = (change: Change, why: string): PlanLine => ({
    ...{ webhook: id, account, action, change, why },
    vendorId: seen?.id ?? null,
  });
  const isKnown = hook?.account === account && hook.vendorId !== null;
  if (!seen)
    return line('register', isKnown ? 'a Gupy não o conhece mais' : 'ainda não está registrado');
  if (!isKnown) return line('adopt', 'já existe na Gupy com a mesma ação e endereço');
  if (seen.status === 'inactive') return line('re-activate', 'a Gupy o desativou');
  const differs =
    (seen.action != null && seen.action !== action) ||
    (seen.address != null && seen.address !== addressDigest(postbackUrl));
  if (differs) return line('update', 'ação ou endereço diferem na Gupy');
  if (hook.putDigest !== digest) return line('update', 'a declaração mudou');
  return line('none', 'como declarado');
}

function leftAlone({ id, action, status, host }: ListedWebhook): LeftAlone {
  return { vendorId: id, action, status, host };
}
