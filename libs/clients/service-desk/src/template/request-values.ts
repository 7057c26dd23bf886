import type { DeskRequest, DeskRequestItem } from '../service-desk';
import { compileBody, type BodyTemplate } from './body-template';
import { ITEM_FIELDS, type TemplateValues } from './template-field';

const DEFAULT_ITEM = { sku: '{sku}', quantity: '{quantity}', attributes: '{attributes}' };

/** What one position of `{items}` looks like. */
export function compileItem(item: unknown = DEFAULT_ITEM): BodyTemplate {
  return compileBody(item, ITEM_FIELDS);
}

/** The values that templates may name, of a request. @param item what a position looks like as JSON */
export function requestValues(request: DeskRequest, item?: BodyTemplate): TemplateValues {
  const { cpf, items, ...rest } = request;
  return {
    ...rest,
    cpf,
    cpfFormatted: cpf?.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4'),
    items: new ItemList(items, item),
  };
}

/** A list that is its own JSON as a value and its words within a text. */
export class ItemList {
  constructor(
    private readonly items: readonly DeskRequestItem[],
    private readonly item: BodyTemplate = compileItem(),
  ) {}

  toJSON(): unknown {
    return this.items.map((item) => this.item({ ...item }));
  }

  toString(): string {
    return this.items.map(inWords).join(', ');
  }
}

/** e.g. `2x notebook-14 (cor: preto)` */
function inWords({ sku, quantity, attributes = {} }: DeskRequestItem): string {
  const details = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`);
  return `${quantity}x ${sku}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}
