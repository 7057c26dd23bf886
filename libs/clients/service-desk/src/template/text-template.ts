/** A text cut into literals and fields. */
export type TemplatePart = string | { readonly field: string };

const TOKEN = /\{\{|\}\}|\{([A-Za-z]\w*)\}|[{}]/g;

/**
 * Reads a text with `{field}` in it; `{{` and `}}` are braces.
 * @throws TypeError for a field that is not among `known` and for a brace that stands alone
 */
export function parseTemplate(text: string, known: readonly string[]): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  let literal = '';
  for (const match of text.matchAll(TOKEN)) {
    literal += text.slice(from, match.index);
    from = match.index + match[0].length;
    const field = match[1];
    if (match[0] === '{{' || match[0] === '}}') {
      literal += match[0][0];
    } else if (field === undefined) {
      throw new TypeError(
        'has a brace that belongs to no field; a brace itself is written {{ or }}',
      );
    } else {
      if (!known.includes(field)) {
        throw new TypeError(`names {${field}}; known here: ${listed(known)}`);
      }
      if (literal !== '') parts.push(literal);
      parts.push({ field });
      literal = '';
    }
  }
  literal += text.slice(from);
  return literal === '' && parts.length > 0 ? parts : [...parts, literal];
}

/** Fields that a template names. */
export function fieldsOf(parts: readonly TemplatePart[]): string[] {
  return parts.flatMap((part) => (typeof part === 'string' ? [] : [part.field]));
}

function listed(fields: readonly string[]): string {
  return fields.map((field) => `{${field}}`).join(' ');
}
