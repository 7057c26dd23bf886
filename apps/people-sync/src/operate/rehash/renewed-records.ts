import { personSubject } from '@ponte/contracts';
import { LookupHasher, reseal, Sealer, SealError } from '@ponte/platform';
import { Injectable } from '@nestjs/common';
import { emailHashText } from '../../rules/e-mail.rules';
import { recordHashText } from '../../rules/record-hash';
import type { FeedzRecord } from '../../write/feedz-record';
import { RecordSeals } from '../../write/record-seals';
import type { LeftRecord } from './left-record';

/** A record for Feedz under the first keys, or why it cannot be. */
export type RenewedRecord =
  | { readonly record: FeedzRecord; readonly isChanged: boolean }
  | { readonly left: LeftRecord['code'] };

/**
 * Makes every hash and seal of a record for Feedz anew. A hash says nothing of what it is made over, so each is tried with
 * all that is known of the record: what is wanted, what was accepted, what Feedz may have besides, and the person's e-mail.
 */
@Injectable()
export class RenewedRecords {
  constructor(
    private readonly hasher: LookupHasher,
    private readonly sealer: Sealer,
    private readonly seals: RecordSeals,
  ) {}

  /**
   * @param key under which the record is to stand
   * @param email of the person as Datasul has it
   */
  of(before: FeedzRecord, key: string, email: string | null): RenewedRecord {
    const { profile, entity } = before;
    const known = this.opened(before);
    if (!known) return { left: 'sealed' };
    const records = known.map((record) => recordHashText(profile, entity, record));
    const emails = [...known.map((record) => (record as { email?: unknown }).email), email]
      .filter((each): each is string => typeof each === 'string')
      .map((each) => emailHashText(profile, each));
    const hashes = {
      wantedHash: this.renewed(records, before.wantedHash),
      acceptedHash: this.renewed(records, before.acceptedHash),
      emailHash: this.renewed(emails, before.emailHash),
      acceptedEmailHash: this.renewed(emails, before.acceptedEmailHash),
      doubtedEmailHash: this.renewed(emails, before.doubtedEmailHash),
    };
    if (!isWhole(hashes)) return { left: 'foreign' };
    const sealed = this.resealed(before, key);
    if (!sealed) return { left: 'sealed' };
    const isMoved = key !== before.key;
    const record = { ...before, ...hashes, ...sealed, key, told: isMoved ? null : before.told };
    const isChanged = Object.entries(record).some(([name, value]) => of(before, name) !== value);
    return { record, isChanged };
  }

  private opened(record: FeedzRecord): object[] | undefined {
    try {
      return [record.wanted, record.accepted, record.doubted].flatMap((stored) =>
        stored === null ? [] : [this.seals.open<object>(record, stored)],
      );
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }

  private renewed(texts: readonly string[], hash: string | null): string | null | undefined {
    if (hash === null) return null;
    for (const text of texts) {
      const renewed = this.hasher.renewed(text, hash);
      if (renewed !== undefined) return renewed;
    }
    return undefined;
  }

  /** Of structure only what was said about it is sealed. */
  private resealed(
    { profile, entity, wanted, accepted, doubted, message }: FeedzRecord,
    key: string,
  ): Pick<FeedzRecord, 'wanted' | 'accepted' | 'doubted' | 'message'> | undefined {
    const isPersonal = entity === 'person' || entity === 'bind';
    const subject = isPersonal ? personSubject(profile, key) : undefined;
    const again = (text: string | null): string | null | undefined =>
      text === null ? null : reseal(this.sealer, text, subject);
    const said = again(message);
    const sealed = isPersonal
      ? { wanted: again(wanted), accepted: again(accepted), doubted: again(doubted), message: said }
      : { wanted, accepted, doubted, message: said };
    return isWhole(sealed) ? sealed : undefined;
  }
}

function of(record: FeedzRecord, name: string): unknown {
  return record[name as keyof FeedzRecord];
}

type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

function isWhole<T extends object>(value: T): value is T & Whole<T> {
  return Object.values(value).every((each) => each !== undefined);
}
