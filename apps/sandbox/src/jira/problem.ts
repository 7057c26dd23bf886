import type { SimReply } from '../core/exchange';
import type { FieldErrors } from './field.rules';

/** ErrorResponse of the Service Management API. */
export function refusedBySm(status: number, errorMessage: string): SimReply {
  return {
    status,
    body: { errorMessage, i18nErrorMessage: { i18nKey: 'sd.error', parameters: [] } },
  };
}

/** ErrorCollection of the platform's API. */
export function refusedByPlatform(
  status: number,
  messages: readonly string[],
  errors: FieldErrors = {},
): SimReply {
  return { status, body: { errorMessages: messages, errors } };
}
