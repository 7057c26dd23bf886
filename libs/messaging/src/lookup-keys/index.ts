export type { LookupKeyBook } from './lookup-key-book';
export { lookupKeyProviders } from './lookup-key-providers';
export { lookupKeyTables } from './lookup-key-tables';
export { LookupKeys } from './lookup-keys';
export { RehashPass, type PassedKeys, type PassedPage } from './rehash-pass';
