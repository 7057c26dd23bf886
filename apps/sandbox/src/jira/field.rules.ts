import type { FieldKind, JiraSettings } from './jira.settings';

/** What is wrong with the values of fields, by field id, in Jira's words. */
export type FieldErrors = Readonly<Record<string, string>>;

const NOT_ON_SCREEN = (id: string): string =>
  `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;

/**
 * Values of a creation. Rich text is plain text there, or a document with `isAdfRequest`.
 * Source: RequestCreateDTO of the Service Management API
 */
export function creationErrors(
  values: Readonly<Record<string, unknown>>,
  settings: Pick<JiraSettings, 'fields' | 'organizations'>,
  isAdf: boolean,
): FieldErrors {
  const missing = Object.entries(settings.fields)
    .filter(([id, { required }]) => required && isBlank(values[id]))
    .map(([id]) => [id, `${id} is required.`]);
  return { ...Object.fromEntries(missing), ...valueErrors(values, settings, isAdf) };
}

/** Values of an edit by version 3 of the platform's API: rich text is an Atlassian document. */
export function editErrors(
  values: Readonly<Record<string, unknown>>,
  settings: Pick<JiraSettings, 'fields' | 'organizations'>,
): FieldErrors {
  const offScreen = Object.keys(values)
    .filter((id) => settings.fields[id]?.editable === false)
    .map((id) => [id, NOT_ON_SCREEN(id)]);
  return { ...valueErrors(values, settings, true), ...Object.fromEntries(offScreen) };
}

function valueErrors(
  values: Readonly<Record<string, unknown>>,
  { fields, organizations }: Pick<JiraSettings, 'fields' | 'organizations'>,
  isAdf: boolean,
): FieldErrors {
  const errors = Object.entries(values).flatMap(([id, value]) => {
    const field = fields[id];
    const error = field ? valueError(field.kind, value, isAdf, organizations) : NOT_ON_SCREEN(id);
    return error === undefined ? [] : [[id, error]];
  });
  return Object.fromEntries(errors) as FieldErrors;
}

function valueError(
  kind: FieldKind,
  value: unknown,
  isAdf: boolean,
  organizations: readonly string[],
): string | undefined {
  if (value === null) return undefined;
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') return 'Operation value must be a string';
      return value.length > 255 ? 'The value must be no longer than 255 characters.' : undefined;
    case 'rich-text':
      if (!isAdf) return typeof value === 'string' ? undefined : 'Operation value must be a string';
      return isDocument(value) ? undefined : 'Operation value must be an Atlassian Document';
    case 'labels':
      return isTexts(value) && value.every((label) => label !== '' && !/\s/.test(label))
        ? undefined
        : 'The label contains spaces which is invalid.';
    case 'organizations':
      // Ids as numbers, in Jira's own words: github.com/AtlassianPS/JiraPS/issues/434
      if (!Array.isArray(value)) return 'Operation value must be an array';
      return organizationError(value, organizations);
    case 'any':
      return undefined;
  }
}

function organizationError(
  values: readonly unknown[],
  organizations: readonly string[],
): string | undefined {
  const index = values.findIndex((id) => typeof id !== 'number');
  if (index >= 0) return `Operation value must be a number at array index ${index}`;
  return values.every((id) => organizations.includes(String(id)))
    ? undefined
    : 'The organization does not exist.';
}

function isDocument(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  const { type, version, content } = value as Readonly<Record<string, unknown>>;
  return type === 'doc' && version === 1 && Array.isArray(content);
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
