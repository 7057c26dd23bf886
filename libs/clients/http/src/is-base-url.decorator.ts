import { ValidateBy } from 'class-validator';
import { parseBaseUrl } from './target';

/** A setting that is a base URL as {@link parseBaseUrl} takes it; its faults never quote the value. */
export function IsBaseUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'isBaseUrl',
    validator: {
      validate: (value) => faultOf(value) === undefined,
      defaultMessage: (args) => faultOf(args?.value) ?? 'must be a base URL',
    },
  });
}

function faultOf(value: unknown): string | undefined {
  try {
    parseBaseUrl(typeof value === 'string' ? value : '');
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) {
      return error.message;
    }
    throw error;
  }
}
