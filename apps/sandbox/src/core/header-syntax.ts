/** RFC 9110: a field name is a token. */
export const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** A field value: visible characters, spaces and tabs; no line break, which would forge another header. */
export const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** JSON Schema of headers, name to value. */
export const headersSchema = {
  type: 'object',
  required: [],
  propertyNames: { pattern: HEADER_NAME.source },
  additionalProperties: { type: 'string', pattern: HEADER_VALUE.source },
};
