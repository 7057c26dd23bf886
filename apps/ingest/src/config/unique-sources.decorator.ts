import { ValidateBy } from 'class-validator';

/** No two sources share an id, even of different kinds: it names the source in every event. */
export function UniqueSources(): PropertyDecorator {
  const twice = (value: unknown): string[] => {
    const ids = Array.isArray(value) ? value.map((source: { id?: unknown }) => source?.id) : [];
    return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index).map(String))];
  };
  return ValidateBy({
    name: 'uniqueSources',
    validator: {
      validate: (value) => twice(value).length === 0,
      defaultMessage: (args) => `the source id ${twice(args?.value).join(', ')} stands twice`,
    },
  });
}
