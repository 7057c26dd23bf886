import { configRule } from '@ponte/platform';
import { isCalendarDay, isCompetencia } from '../rules/competencia';
import { withoutZeros } from '../rules/without-zeros';

const COMPETENCIA = 'is no competência: write YYYY-MM, in quotes';

const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** Numbers of companies, each once whatever its leading zeros. */
export function AreCompanies(): PropertyDecorator {
  return configRule('areCompanies', (value) => {
    const digits = (each: unknown): each is string =>
      typeof each === 'string' && /^\d{1,20}$/.test(each);
    if (!Array.isArray(value) || value.length === 0 || !value.every(digits))
      return ['must be a list of companies, each of digits in quotes: ["10", "12"]'];
    return twice(value.map(withoutZeros)).map((each) => `the company ${each} stands twice`);
  });
}

/** `default`, or an event: a number of at most four digits, because Datasul reads no more. */
export function AreEvents(): PropertyDecorator {
  return configRule('areEvents', (value) => {
    if (!(value instanceof Map)) return [];
    const names = [...(value as Map<string, unknown>).keys()];
    if (names.length === 0) return ['must say the unit of at least one event, or of default'];
    return names.filter((name) => name !== 'default' && !isEvent(name)).map(eventFault);
  });
}

const isEvent = (name: string): boolean => /^[1-9]\d{0,3}$/.test(name);

function eventFault(name: string): string {
  return /^0+[1-9]\d{0,3}$/.test(name)
    ? `"${name}": write the event without leading zeros: "${withoutZeros(name)}"`
    : `"${name}" is neither default nor an event of at most 4 digits and above 0 (the event without the company)`;
}

/** Competências, `YYYY-MM`. */
export function AreCompetencias(): PropertyDecorator {
  return configRule('areCompetencias', (value) =>
    Array.isArray(value)
      ? value
          .filter((each) => typeof each !== 'string' || !isCompetencia(each))
          .map((each) => `${JSON.stringify(each)} ${COMPETENCIA}`)
      : ['must be a list of competências: ["2026-01"]'],
  );
}

/** Competências, each with the day from which it is closed. */
export function HasClosingDays(): PropertyDecorator {
  return configRule('hasClosingDays', (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return ['must be a mapping of competências to days: { "2026-02": "2026-03-05" }'];
    return Object.entries(value).flatMap(([competencia, day]) => [
      ...(isCompetencia(competencia) ? [] : [`"${competencia}" ${COMPETENCIA}`]),
      ...(typeof day === 'string' && isCalendarDay(day)
        ? []
        : [`${JSON.stringify(day)} is no day: write YYYY-MM-DD, in quotes`]),
    ]);
  });
}

/** A correction posted to a Datasul that adds would pay both values. */
export function CorrectionsNeedReplacing(): PropertyDecorator {
  return configRule('correctionsNeedReplacing', (value, owner) =>
    value === 'post' && (owner as { repeatedSend?: unknown }).repeatedSend !== 'replaces'
      ? [
          'post demands repeatedSend: replaces, which is set after a test in homologation: a Datasul that adds would pay both values',
        ]
      : [],
  );
}

/** A call that is made again at a Datasul that adds pays twice. */
export function ResendingIsNoAdding(): PropertyDecorator {
  return configRule('resendingIsNoAdding', (value, owner) => {
    const { resendSafe } = (value ?? {}) as { resendSafe?: unknown };
    return resendSafe === true && (owner as { repeatedSend?: unknown }).repeatedSend === 'adds'
      ? [
          'resendSafe: true and repeatedSend: adds exclude each other: what is resent would be paid twice',
        ]
      : [];
  });
}
