/** The texts that an employee's matrícula may come back as. */
export interface MatriculaForms {
  /** Its digits other than 0, which no padding changes; the text itself if it is not a number. */
  readonly key: string;
  holds(matricula: string): boolean;
  /** Whether some text is held by both. */
  meets(other: MatriculaForms): boolean;
}

/** Where zeros may be put in: a text is a run of digits, and gaps between them that take any number of zeros. */
type Form = readonly (string | typeof GAP)[];
const GAP = Symbol('zeros');

/**
 * `matricula` is the concatenation of the three parts of `codfuncionario`, and each is padded differently by different
 * senders: `1019445` is `10|1|9445`, and so is `01010009445`. Zeros may come or go before each part, nowhere else. Where the
 * matrícula is no such concatenation, only leading zeros may.
 */
export function matriculaForms(sent: {
  readonly matricula: string;
  readonly codfuncionario: string;
}): MatriculaForms {
  const matricula = sent.matricula.trim();
  if (!/^\d+$/.test(matricula)) return verbatim(matricula);
  const parts = sent.codfuncionario.split('|').map((part) => part.trim());
  const isCode = parts.length === 3 && parts.every((part) => /^\d+$/.test(part));
  const byParts = isCode ? formOf(parts) : undefined;
  const form = byParts && meet(byParts, [...matricula]) ? byParts : formOf([matricula]);
  return new Padded(zeroless(matricula), form);
}

/** What two matrículas that differ in padding alone have in common. */
export function zeroless(matricula: string): string {
  const text = matricula.trim();
  return /^\d+$/.test(text) ? text.replaceAll('0', '') : text;
}

class Padded implements MatriculaForms {
  constructor(
    readonly key: string,
    private readonly form: Form,
  ) {}

  holds(matricula: string): boolean {
    const text = matricula.trim();
    return /^\d+$/.test(text) && zeroless(text) === this.key && meet(this.form, [...text]);
  }

  meets(other: MatriculaForms): boolean {
    return other instanceof Padded && other.key === this.key && meet(this.form, other.form);
  }
}

function verbatim(text: string): MatriculaForms {
  const holds = (matricula: string): boolean => matricula.trim() === text;
  return { key: text, holds, meets: (other) => other.key === text && other.holds(text) };
}

function formOf(parts: readonly string[]): Form {
  return parts.flatMap((part) => [GAP, ...part.replace(/^0+(?=\d)/, '')]);
}

/** Whether two forms have a text in common: both are walked at once, a gap may take zeros of the other or end. */
function meet(one: Form, other: Form): boolean {
  const seen = new Set<number>();
  const walk = (i: number, j: number): boolean => {
    const place = i * (other.length + 1) + j;
    if (seen.has(place)) return false;
    seen.add(place);
    const [a, b] = [one[i], other[j]];
    if (a === undefined && b === undefined) return true;
    if (a === GAP && (walk(i + 1, j) || (b === '0' && walk(i, j + 1)))) return true;
    if (b === GAP && (walk(i, j + 1) || (a === '0' && walk(i + 1, j)))) return true;
    return a !== GAP && b !== GAP && a !== undefined && a === b && walk(i + 1, j + 1);
  };
  return walk(0, 0);
}
