import type { TemplateValues } from './template-field';
import { parseTemplate } from './text-template';

/** Makes a JSON value. `undefined`: there is nothing to send here. */
export type BodyTemplate = (values: TemplateValues) => unknown;

/** Deeper trees are a mistake, not a body. */
const MOST_LEVELS = 20;

/**
 * Compiles a JSON tree whose texts are templates. A text that is one field alone becomes that field's value in its own
 * kind (`{items}` a list); in a longer text values are words. Values are never parsed or pasted into JSON text, so
 * nothing in them can change the body's shape. What is absent is left out of an object and is null in a list.
 * @throws TypeError for an unknown field or a tree that is too deep
 */
export function compileBody(tree: unknown, known: readonly string[], level = 0): BodyTemplate {
  if (level > MOST_LEVELS) {
    throw new TypeError(`is nested more than ${MOST_LEVELS} levels deep`);
  }
  if (typeof tree === 'string') {
    return compileText(tree, known);
  }
  if (Array.isArray(tree)) {
    const items = tree.map((item) => compileBody(item, known, level + 1));
    return (values) => items.map((item) => item(values) ?? null);
  }
  if (typeof tree === 'object' && tree !== null) {
    const members = Object.entries(tree).map(
      ([name, inner]) => [name, compileBody(inner, known, level + 1)] as const,
    );
    return (values) =>
      Object.fromEntries(
        members
          .map(([name, inner]) => [name, inner(values)] as const)
          .filter(([, value]) => value !== undefined),
      );
  }
  return () => tree;
}

function compileText(text: string, known: readonly string[]): BodyTemplate {
  const parts = parseTemplate(text, known);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') {
    return (values) => values[only.field] ?? undefined;
  }
  return (values) =>
    parts.map((part) => (typeof part === 'string' ? part : inWords(values[part.field]))).join('');
}

/** A value inside a text: nothing for what is absent, the members of a mapping side by side. */
function inWords(value: unknown): string {
  const isMapping =
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype;
  return isMapping
    ? Object.entries(value)
        .map(([name, inner]) => `${name}: ${inWords(inner)}`)
        .join(', ')
    : String(value ?? '');
}

/**
 * The tree of a body that was written as JSON text: `{"cpf": "{cpf}", "items": {items}}`. A field outside of quotes is a
 * value of its own kind.
 * @throws TypeError if it is not JSON then
 */
export function bodyTree(text: string): unknown {
  const quoted = text.replace(
    /"(?:[^"\\]|\\.)*"|\{([A-Za-z]\w*)\}/g,
    (token, field: string | undefined) => (field === undefined ? token : `"{${field}}"`),
  );
  try {
    return JSON.parse(quoted) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new TypeError('is not JSON; better write the body as a mapping', { cause: error });
    }
    throw error;
  }
}
