import type { FeedzSettings } from './feedz.settings';

/** An error of a whole request in the shape that the settings name. */
export function errorIn(
  { errorShape, codesAs }: FeedzSettings,
  code: number,
  message: string,
): object {
  const error = { code: codesAs === 'text' ? String(code) : code, message };
  if (errorShape === 'flat') return error;
  return errorShape === 'error' ? { error } : { errors: [error] };
}
