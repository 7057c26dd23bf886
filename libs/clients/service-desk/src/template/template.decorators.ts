import { ValidateBy } from 'class-validator';
import { bodyTree, compileBody } from './body-template';
import { ADDRESS_FIELDS } from './template-field';
import { compileUrl } from './url-template';

/** A setting that is judged by trying it; its faults say what is wrong and never quote the value. */
function tried(name: string, attempt: (value: unknown) => void): PropertyDecorator {
  const faultOf = (value: unknown): string | undefined => {
    try {
      attempt(value);
      return undefined;
    } catch (error) {
      if (error instanceof TypeError) {
        return error.message;
      }
      throw error;
    }
  };
  return ValidateBy({
    name,
    validator: {
      validate: (value) => faultOf(value) === undefined,
      defaultMessage: (args) => faultOf(args?.value) ?? 'cannot be used',
    },
  });
}

type AddressField = (typeof ADDRESS_FIELDS)[number];

/** An address that may name `field`, and must if it is `needed`; nothing of a person may ever stand in one. */
export function IsUrlTemplate(field: AddressField, { needed = true } = {}): PropertyDecorator {
  return tried('isUrlTemplate', (value) => {
    const { fields } = compileUrl(typeof value === 'string' ? value : '', [field]);
    if (needed && !fields.includes(field)) {
      throw new TypeError(`must name {${field}}`);
    }
  });
}

/** A body: a mapping or list whose texts may name fields, or the same as JSON text. */
export function IsBodyTemplate(fields: readonly string[]): PropertyDecorator {
  return tried('isBodyTemplate', (value) => {
    const tree = typeof value === 'string' ? bodyTree(value) : value;
    if (typeof tree !== 'object' || tree === null) {
      throw new TypeError('must be a mapping whose texts may name fields, e.g. { cpf: "{cpf}" }');
    }
    compileBody(tree, fields);
  });
}

/** A mapping of names to values (texts, numbers, mappings, lists) whose texts may name fields. */
export function IsFieldTemplates(fields: readonly string[]): PropertyDecorator {
  return tried('isFieldTemplates', (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new TypeError('must be a mapping of field ids to values, e.g. { summary: "{role}" }');
    }
    if (Object.keys(value).length === 0) {
      throw new TypeError('must name at least one field');
    }
    compileBody(value, fields);
  });
}

const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const OWN_HEADERS = ['authorization', 'content-length', 'content-type', 'host', 'connection'];

/** Headers that are the same for every call. */
export function IsFixedHeaders(): PropertyDecorator {
  return tried('isFixedHeaders', (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new TypeError('must be a mapping of header names to texts');
    }
    for (const [name, text] of Object.entries(value)) {
      if (!HEADER_NAME.test(name) || typeof text !== 'string' || !/^[\x20-\x7e]*$/.test(text)) {
        throw new TypeError('must be a mapping of header names to texts of printable ASCII');
      }
      if (OWN_HEADERS.includes(name.toLowerCase())) {
        throw new TypeError(
          `must not set ${name.toLowerCase()}: it is set by us; a secret has its own setting`,
        );
      }
    }
  });
}

/** The name of a header. */
export function IsHeaderName(): PropertyDecorator {
  return tried('isHeaderName', (value) => {
    if (typeof value !== 'string' || !HEADER_NAME.test(value)) {
      throw new TypeError('must be the name of a header, e.g. idempotency-key');
    }
  });
}
