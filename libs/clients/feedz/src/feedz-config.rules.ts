import { ValidateBy } from 'class-validator';

/** Segments of letters, digits and the signs that need no encoding; none of them `.` or `..`. */
export const ROUTE =
  /^(?:(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)*$/;

/** Fields that the vendor's page names, which no other may be called. */
const TAKEN = [
  ...['integrationid', 'name', 'socialname', 'email', 'dismissaltype'],
  ...['managerintegrationid', 'personintegrationid'],
];

/** A route with `{processId}` as one whole segment. */
export function IsProcessRoute(): PropertyDecorator {
  return ValidateBy({
    name: 'isProcessRoute',
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        value.split('/').filter((segment) => segment === '{processId}').length === 1 &&
        ROUTE.test(value.replace('{processId}', 'id')),
      defaultMessage: () => 'must be a path like process/{processId}, with {processId} once',
    },
  });
}

/** No two fields of one name; Feedz compares names without case. */
export function AreDistinctNames(): PropertyDecorator {
  const twice = (value: unknown): readonly string[] => {
    const names = Object.values((value ?? {}) as Record<string, unknown>).map((name) =>
      String(name).toLowerCase(),
    );
    return names.filter((name, index) => TAKEN.includes(name) || names.indexOf(name) !== index);
  };
  return ValidateBy({
    name: 'areDistinctNames',
    validator: {
      validate: (value) => twice(value).length === 0,
      defaultMessage: (args) => `calls two fields ${[...new Set(twice(args?.value))].join(', ')}`,
    },
  });
}
