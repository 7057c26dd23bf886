import type { ProfileConfig } from '../config/profile.config';
import type { Fault } from './fault';
import { judgeItem } from './judge-item';
import type { JudgedLine, LineFault } from './judged-line';
import { type LineDraft, judgeLine } from './judge-line';
import type { ReceivedItem } from './received-item';

/** The part of a profile by which rubricas are judged. */
export type JudgingProfile = Pick<
  ProfileConfig,
  | 'id'
  | 'companies'
  | 'rubricas'
  | 'emptyCampoAdicional'
  | 'wholeEmployee'
  | 'closed'
  | 'closing'
  | 'competencias'
>;

/**
 * Judges every rubrica of one employee in one request, before Datasul is asked: all faults of each, in the order sent.
 *
 * A key that stands twice, also in two items, is refused wherever it stands, whatever else is wrong there: which of the
 * values is meant nobody can tell. A fault of one rubrica does not touch the others, unless the profile wants the whole
 * employee or nothing of it.
 *
 * @param items all items of that employee in that request
 * @param today `YYYY-MM-DD` in São Paulo
 */
export function judgeItems(
  items: readonly ReceivedItem[],
  profile: JudgingProfile,
  today: string,
): JudgedLine[] {
  const drafts = items.flatMap((item) => {
    const judged = judgeItem(item, profile, today);
    return item.resultados.map((_, line) => judgeLine(item, line, judged, profile));
  });
  const counts = new Map<string, number>();
  for (const { identity } of drafts)
    if (identity !== undefined) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  const lines = drafts.map((draft) =>
    finish(draft, draft.identity === undefined ? 1 : (counts.get(draft.identity) ?? 1)),
  );
  if (!profile.wholeEmployee || lines.every(({ ok }) => ok)) return lines;
  return lines.map(heldBack);
}

function finish(draft: LineDraft, times: number): JudgedLine {
  const { item, line, rubrica, referencia, datafalta, path } = draft;
  const sent = { item, line, rubrica, referencia, datafalta };
  const duplicates: Fault[] =
    times === 1
      ? []
      : [
          {
            code: 'duplicate',
            message: `o mesmo evento aparece ${times} vezes neste envio para o mesmo funcionário, competência, pagamento e data: nenhuma delas é lançada, envie só uma`,
          },
        ];
  const [first, ...more] = [
    ...draft.faults,
    ...duplicates.map((each): LineFault => ({ ...each, path: `${path}/rubrica` })),
  ];
  if (first)
    return { ...sent, ok: false, faults: [first, ...more], known: draft.known, unit: draft.unit };
  if (!draft.good) throw new Error('a rubrica without a fault has a key, a unit and an amount');
  return { ...sent, ok: true, ...draft.good };
}

/** `wholeEmployee`: a good rubrica beside a faulty one. */
function heldBack(judged: JudgedLine): JudgedLine {
  if (!judged.ok) return judged;
  const { item, line, rubrica, referencia, datafalta, key, unit } = judged;
  const path = `/items/${item}/resultados/${line}`;
  const message =
    'outra rubrica deste funcionário tem erro neste envio, e o perfil só lança o funcionário inteiro';
  return {
    ...{ item, line, rubrica, referencia, datafalta, unit },
    ok: false,
    faults: [{ code: 'whole-employee', message, path }],
    known: key,
  };
}
