export * from './http-provider.config';
export * from './http-validation-platform';
export * from './json-pointer';
export * from './order-mapping';
export * from './pointer.decorators';
export * from './validation-platform';
