import type { Random } from '../core/random';
import type { Posting } from './datasul.model';
import type { DatasulSettings } from './datasul.settings';

type ReplyEntry = Readonly<Record<string, unknown>>;

/** The answer to a call that was processed, in the shape that the settings ask for. */
export function replyTo(
  postings: readonly Posting[],
  settings: DatasulSettings,
  random: Random,
): object {
  const told = leaveOut(postings, settings.missing, random);
  const odd = new Set(chosen(told.length, settings.unknownStatuses, random));
  const entries = told.map((posting, i) => ({
    item: posting.entry.item,
    entry: entryOf(posting, odd.has(i), settings),
  }));
  const groups: ReplyEntry[][] =
    settings.responses === 'one'
      ? [entries.map(({ entry }) => entry)]
      : [...new Set(entries.map(({ item }) => item))].map((item) =>
          entries.filter((one) => one.item === item).map(({ entry }) => entry),
        );
  const last = groups.at(-1);
  if (last) last.push(...strangers(settings));
  const ordered = settings.shuffled
    ? shuffle(groups, random).map((group) => shuffle(group, random))
    : groups;
  const list = (of: readonly unknown[]): unknown =>
    settings.singleAsObject && of.length === 1 ? of[0] : of;
  return { response: list(ordered.map((group) => ({ resultados: list(group) }))) };
}

function entryOf(
  { entry, status, mensagem }: Posting,
  isOdd: boolean,
  settings: DatasulSettings,
): ReplyEntry {
  const word = isOdd ? 'P' : status;
  const whole: Record<string, unknown> = {
    matricula: matriculaAs(settings.matricula, entry.matricula),
    rubrica: entry.rubrica,
    status: settings.lowerCaseStatus ? word.toLowerCase() : word,
    mensagem,
    referencia: entry.referencia,
    datafalta: entry.datafalta,
  };
  for (const field of settings.omits) delete whole[field];
  return whole;
}

function matriculaAs(how: DatasulSettings['matricula'], sent: string): string {
  if (how === 'as-sent') return sent;
  return how === 'padded' ? `00${sent}` : sent.replace(/^0+(?=.)/, '');
}

/** Entries that answer nothing that was sent. */
function strangers({ extra }: DatasulSettings): ReplyEntry[] {
  return Array.from({ length: extra }, (_, i) => ({
    matricula: `99999${i}`,
    rubrica: '999999',
    status: 'S',
    mensagem: 'OK',
    referencia: '1,00',
    datafalta: '',
  }));
}

function leaveOut(postings: readonly Posting[], count: number, random: Random): readonly Posting[] {
  const out = new Set(chosen(postings.length, count, random));
  return postings.filter((_, i) => !out.has(i));
}

/** So many different places below `length`, by chance. */
function chosen(length: number, count: number, random: Random): number[] {
  if (count === 0) return [];
  return shuffle([...Array(length).keys()], random).slice(0, count);
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random.next() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
