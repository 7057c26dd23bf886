/** What a template of a tag or comment may name. */
export const TEMPLATE_FIELDS = ['outcome', 'score', 'summary', 'date'] as const;
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];
export type TemplateValues = Readonly<Partial<Record<TemplateField, string>>>;

export type Rendered =
  | { readonly ok: true; readonly text: string }
  /** The result has no such value: a tag "Nota " would tell recruiters something wrong. */
  | { readonly ok: false; readonly missing: TemplateField };

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Names in a template that are not fields of a result, e.g. `["nota"]`; empty when the template is sound. */
export function unknownFields(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)]
    .map((match) => match[1] ?? '')
    .filter((name) => !(TEMPLATE_FIELDS as readonly string[]).includes(name));
}

/** Whether a text depends on the result. */
export function isTemplate(text: string): boolean {
  return text.search(PLACEHOLDER) >= 0;
}

/** Fills a template such as `"Nota {score}"`; values are put in verbatim, never read as templates themselves. */
export function render(template: string, values: TemplateValues): Rendered {
  for (const [, name] of template.matchAll(PLACEHOLDER)) {
    const value = values[name as TemplateField];
    if (value === undefined || value.trim() === '')
      return { ok: false, missing: name as TemplateField };
  }
  const text = template.replace(PLACEHOLDER, (_, name: TemplateField) => values[name] ?? '').trim();
  return { ok: true, text };
}
