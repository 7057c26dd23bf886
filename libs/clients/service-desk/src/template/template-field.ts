/** What a template may name, `{cpf}`, and what it becomes. */
export const REQUEST_FIELDS = [
  'reference',
  'cpf',
  'cpfFormatted',
  'name',
  'role',
  'workplace',
  'department',
  'branch',
  'hiringType',
  'startsOn',
  'dueOn',
  'items',
] as const;

/** Of a change besides: the ticket, what changed in words, and the count of changes. */
export const CHANGE_FIELDS = [...REQUEST_FIELDS, 'id', 'changes', 'version'] as const;

/** When a ticket is cancelled: the ticket, and why in words. */
export const CANCEL_FIELDS = ['id', 'why'] as const;

/** Of one position. */
export const ITEM_FIELDS = ['sku', 'quantity', 'kit', 'attributes'] as const;

/** What may stand in an address: addresses end up in logs, so nothing of a person. */
export const ADDRESS_FIELDS = ['reference', 'id'] as const;

/** Values by field; absent ones are left out of a body, or empty inside a text. */
export type TemplateValues = Readonly<Record<string, unknown>>;
