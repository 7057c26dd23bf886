/** A value inside a text: nothing for what is absent, a list of positions as `2x notebook-14 (cor: preto), 1x headset`. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (Array.isArray(value)) {
    return value.map(inWords).join(', ');
  }
  if (typeof value === 'object') {
    return itemInWords(value as Readonly<Record<string, unknown>>);
  }
  return String(value);
}

function itemInWords(value: Readonly<Record<string, unknown>>): string {
  const { sku, quantity, attributes } = value;
  if (sku === undefined) {
    return pairs(value);
  }
  const details = inWords(attributes);
  return `${inWords(quantity)}x ${inWords(sku)}${details === '' ? '' : ` (${details})`}`;
}

function pairs(value: Readonly<Record<string, unknown>>): string {
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${inWords(inner)}`)
    .join(', ');
}
