import { readFeedzCode } from '../feedz-codes';
import * as fields from './error-fields';
import type { FeedzItemError } from './feedz-answers';
import { hintOf } from './hint-of';
import { isObject, type JsonObject } from './json-fields';

/** What is said deeper is not looked at, only told. */
const MAX_DEPTH = 8;

/** What holds for all that is nested in something. */
interface Above {
  readonly id?: string;
  /** A record that words name. */
  readonly hint?: string;
  readonly index?: number;
  /** Whether it stands where errors are told. */
  readonly inErrors: boolean;
  readonly depth: number;
}

const WHOLE: Above = { inErrors: false, depth: 0 };

/**
 * Errors of single records, wherever and however they stand in an answer. Nothing that may be an error is left out: what
 * cannot be told apart comes as an error that names no record, so that no record passes for accepted because of it.
 * @param process the object within the answer that is about the process, and so about no record
 */
export function itemErrors(answer: unknown, process: JsonObject): readonly FeedzItemError[] {
  const found = new ErrorReader(process).within(answer, WHOLE);
  if (found.length > 0) return found;
  const isTold = fields.flagsErrors(process) || fields.codeOf(process) !== undefined;
  return isTold ? [errorOf(process, WHOLE, fields.anyCodeOf(process))] : [];
}

class ErrorReader {
  constructor(private readonly process: JsonObject) {}

  within(value: unknown, above: Above): readonly FeedzItemError[] {
    if (fields.isBlank(value)) return [];
    if (typeof value === 'object' && above.depth > MAX_DEPTH)
      return [errorOf({}, above, undefined)];
    if (Array.isArray(value)) {
      const next = { ...above, depth: above.depth + 1 };
      return value.flatMap((each: unknown) => this.within(each, next));
    }
    if (isObject(value)) return this.inObject(value, above);
    if (!above.inErrors || typeof value === 'boolean') return [];
    return [errorOf({ message: String(value) }, above, readFeedzCode(value))];
  }

  private inObject(object: JsonObject, above: Above): readonly FeedzItemError[] {
    if (object === this.process) return this.inFields(object, above);
    const own: Above = {
      ...above,
      id: fields.idOf(object) ?? above.id,
      hint: hintOf(fields.messageOf(object)) ?? above.hint,
      index: fields.indexOf(object) ?? above.index,
    };
    const inner = this.inFields(object, own);
    const said = errorOf(object, own, fields.anyCodeOf(object));
    const code = fields.codeOf(object);
    if (!above.inErrors && inner.length === 0) {
      const isError = code !== undefined || fields.flagsErrors(object);
      return fields.saysNo(object) || (isError && !fields.saysYes(object)) ? [said] : [];
    }
    // Its own code is what counts; what details say without one are the same thing's other words.
    if (code !== undefined && (above.inErrors || !fields.saysYes(object)))
      return [said, ...inner.filter((each) => each.code !== undefined)];
    if (inner.length === 0) return [said];
    const isNamed = said.integrationId !== undefined && above.inErrors;
    const isRepeated = inner.some((each) => each.integrationId === said.integrationId);
    return isNamed && !isRepeated ? [said, ...inner] : inner;
  }

  private inFields(object: JsonObject, above: Above): readonly FeedzItemError[] {
    // A map of errors by record has none of the fields of an error.
    const isMap = above.inErrors && !fields.hasKnownField(object);
    return Object.entries(object).flatMap(([key, value]) => {
      const isNested = typeof value === 'object';
      if (!isNested && !(isMap && typeof value === 'string')) return [];
      return this.within(value, {
        ...above,
        inErrors: above.inErrors || fields.isErrorKey(key),
        depth: above.depth + 1,
      });
    });
  }
}

function errorOf(
  object: JsonObject,
  { id, hint, index }: Above,
  code: number | undefined,
): FeedzItemError {
  const message = fields.messageOf(object);
  const integrationId = id ?? hintOf(message) ?? hint;
  const hinted = id === undefined && integrationId !== undefined;
  return { code, message, integrationId, hinted, index };
}
