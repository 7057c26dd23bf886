import {
  type CredentialKey,
  JsonTextError,
  parseJson,
  verifyCredential,
  type WebhookCredentialIssued,
  webhookCredentialIssued,
} from '@ponte/contracts';

/** What lies on the topic of credentials under each key, as far as it is ours: after a compaction only the last one is left. */
export class ToldRecords {
  private readonly serials = new Map<string, number>();

  constructor(private readonly keys: readonly CredentialKey[]) {}

  /** Takes a record, in their order. Returns whether it stands above a newer one of ours, or is none: that must be told anew. */
  overwrites(key: string, value: Buffer | null): boolean {
    const told = this.ours(value);
    if (!told || webhookCredentialIssued.key(told) !== key) return true;
    const newest = this.serials.get(key) ?? 0;
    if (told.serial < newest) return true;
    this.serials.set(key, told.serial);
    return false;
  }

  private ours(value: Buffer | null): WebhookCredentialIssued | undefined {
    const read = value && parsed(value);
    if (!read || webhookCredentialIssued.validate(read).length > 0) return undefined;
    const told = read as WebhookCredentialIssued;
    return verifyCredential(told, this.keys) === 'valid' ? told : undefined;
  }
}

function parsed(value: Buffer): object | null {
  try {
    const read = parseJson(value);
    return typeof read === 'object' ? read : null;
  } catch (error) {
    if (error instanceof JsonTextError) return null;
    throw error;
  }
}
