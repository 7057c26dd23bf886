import { configRule } from '@ponte/platform';
import { isMemberPointer, type Pointers, pointersOf } from './pointers';

/** More parts than a composite key of Datasul has. */
const MOST_PARTS = 5;
/** Set by the reading itself. */
const OWN_PARAMETERS = ['page', 'pageSize', 'order'];
const PARAMETER = /^[A-Za-z0-9_.$-]{1,64}$/;

/** One JSON pointer, or up to five whose values are joined by `|`. */
export function ArePointers(): PropertyDecorator {
  return configRule('arePointers', (value) => {
    const list: unknown[] = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    return list.length > 0 && list.length <= MOST_PARTS && list.every(isMemberPointer)
      ? []
      : [
          `must be a JSON pointer like "/personCode", or a list of at most ${MOST_PARTS} whose values are joined by "|": ["/companyCode", "/branchCode"]`,
        ];
  });
}

/** One JSON pointer. */
export function IsOnePointer(): PropertyDecorator {
  return configRule('isOnePointer', (value) =>
    isMemberPointer(value) ? [] : ['must be one JSON pointer like "/name"'],
  );
}

/** Parameters that each request of an endpoint carries, beside those that reading sets itself. */
export function IsQuery(): PropertyDecorator {
  return configRule('isQuery', (value, owner) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return ['must be a mapping of parameters to texts or numbers: { companyid: "10" }'];
    const own = [...OWN_PARAMETERS, modifiedParameter(owner)];
    return Object.entries(value).flatMap(([name, given]) => [
      ...(PARAMETER.test(name) ? [] : [`"${name}" is no name of a parameter`]),
      ...(own.includes(name) ? [`"${name}" is set by the reading itself: leave it out`] : []),
      ...(['string', 'number', 'boolean'].includes(typeof given)
        ? []
        : [`"${name}" must be a text, a number, or true or false`]),
    ]);
  });
}

function modifiedParameter(owner: object): unknown {
  const { modified } = owner as { modified?: { param?: unknown } | null };
  return modified?.param;
}

/** What an employee's unit, department, job and situation are called is composed as the code of the record itself. */
export function CodesAgree(): PropertyDecorator {
  const partsOf = (value: unknown, field: string): number | undefined => {
    const { fields } = (value ?? {}) as { fields?: Record<string, Pointers> };
    const pointers = fields?.[field];
    return typeof pointers === 'string' || Array.isArray(pointers)
      ? pointersOf(pointers).length
      : undefined;
  };
  const pairs = [
    ...([
      ['unit', 'units'],
      ['department', 'departments'],
    ] as const),
    ...([
      ['job', 'jobs'],
      ['situation', 'situations'],
    ] as const),
  ];
  return configRule('codesAgree', (value, owner) =>
    pairs.flatMap(([field, endpoint]) => {
      const used = partsOf(value, field);
      const own = partsOf((owner as Record<string, unknown>)[endpoint], 'code');
      return used !== undefined && own !== undefined && used !== own
        ? [
            `fields.${field} joins ${used} values, but ${endpoint}.fields.code ${own}: they would never be equal`,
          ]
        : [];
    }),
  );
}
