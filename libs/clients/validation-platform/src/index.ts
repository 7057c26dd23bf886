export * from './http-provider.config';
export * from './http-validation-platform';
export {
  getByPointer,
  IsPointer,
  isJsonPointer,
  scalarText,
  setByPointer,
} from '@ponte/clients/http';
export * from './order-mapping';
export * from './request-mapping.decorator';
export * from './validation-platform';
