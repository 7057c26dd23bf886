export type * from './answer/feedz-answers';
export * from './feedz-client';
export * from './feedz-codes';
export * from './feedz-connection.config';
export * from './feedz-record';
export * from './lot';
