import type { Provider } from '@nestjs/common';
import { LOOKUP_KEY_BOOK, type LookupKeyBook } from './lookup-key-book';
import { LookupKeyStore } from './lookup-key.store';
import { LookupKeys } from './lookup-keys';
import { LookupKeysPreflight } from './lookup-keys.preflight';
import { RehashPass } from './rehash-pass';

/** {@link LookupKeys} and {@link RehashPass} of a service, which does not start without a key that it needs. */
export function lookupKeyProviders(book: LookupKeyBook): readonly Provider[] {
  return [
    { provide: LOOKUP_KEY_BOOK, useValue: book },
    ...[LookupKeyStore, LookupKeys, LookupKeysPreflight, RehashPass],
  ];
}
