import { getMetadataStorage } from 'class-validator';

/** The keys that a configuration class knows: its properties with at least one rule. */
export function knownKeys(type: unknown): string[] {
  if (typeof type !== 'function') return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return [...new Set(rules.map((rule) => rule.propertyName))];
}
