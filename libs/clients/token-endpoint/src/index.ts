export * from './create-token-source';
export * from './generated-tokens';
export * from './http-tokens';
export * from './local-tokens';
export * from './oauth2-tokens';
export * from './token-source';
export * from './token-source-of.decorator';
export * from './token.config';
