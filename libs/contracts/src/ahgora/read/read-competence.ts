import { digitsOf, isMissing } from './sent-value';

/** Year and month of the competência as sent, in either spelling. */
export interface ReadCompetence {
  readonly ano: string | null;
  readonly mes: string | null;
  /** Both spellings are there, and say different things. */
  readonly differs: boolean;
  /** Both are there and not the same to the letter, so that one of them is said nowhere else. */
  readonly twice: boolean;
}

/** Ahgora's page has `anocom` and `mescom` in its sample, and `anocomp` and `mescomp` in its table: both are taken. */
export function readCompetence(item: Readonly<Record<string, unknown>>): ReadCompetence {
  const ano = oneOf(item.anocom, item.anocomp);
  const mes = oneOf(item.mescom, item.mescomp);
  return {
    ...{ ano: ano.text, mes: mes.text },
    differs: ano.differs || mes.differs,
    twice: ano.twice || mes.twice,
  };
}

function oneOf(
  first: unknown,
  second: unknown,
): { readonly text: string | null; readonly differs: boolean; readonly twice: boolean } {
  const [one, other] = [digitsOf(first), digitsOf(second)];
  const both = [first, second].every((each) => !isMissing(each) && each !== '');
  if (!both) return { text: one === '' ? other : one, differs: false, twice: false };
  const differs = one === null || other === null || asNumber(one) !== asNumber(other);
  return { text: one ?? other, differs, twice: one !== other || one === null };
}

function asNumber(figures: string): string {
  return figures.trim().replace(/^0+(?=\d)/, '');
}
