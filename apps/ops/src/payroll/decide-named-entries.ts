import { answerOutcome } from '../ask/answer-outcome';
import { listTable } from '../output/table';
import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import { EXIT } from '../program/exit-code';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import { decidedText } from '../tasks/decided-text';
import type { DecidedTasks } from '../tasks/task-shapes';
import type { DecideVerb } from './decide-entries';
import { dayText, stateWord } from './payroll-words';
import { SERVICE } from './service';

/** The service decides so many that are named in one transaction. */
const MOST = 200;

type Answer = Awaited<ReturnType<OpsContext['asking']['ask']>>;

/** What a decision of payroll-bridge is about, as it was. */
interface Decided {
  readonly id: string;
  readonly from: string;
  readonly was?: {
    readonly version: number;
    readonly empresa: string;
    readonly employee: string;
    readonly competencia: string;
    readonly evento: string;
    readonly datafalta: string;
    readonly referencia: string;
  };
}

/**
 * Decides entries by their ids. One that is named without the version that was shown, several, and whatever may be paid twice
 * are shown as they are now and asked about; what is decided then is what was shown.
 *
 * @param named `id` or `id@version`
 * @throws Refusal if they do not want to, or if there is nobody to ask
 */
export async function decideNamedEntries(
  context: OpsContext,
  verb: Pick<DecideVerb, 'name' | 'question' | 'mayPayTwice'>,
  named: readonly string[],
): Promise<Outcome> {
  const { settings, io } = context;
  if (named.length > MOST) throw new Refusal(`Até ${MOST} lançamentos de cada vez.`);
  const isBound = named.every((each) => each.includes('@'));
  const asks = named.length > 1 || verb.mayPayTwice === true;
  if (settings.yes || settings.dryRun || (isBound && !asks))
    return outcomeOf(await ask(context, verb.name, named));
  const count = named.length === 1 ? '1 lançamento' : `${named.length} lançamentos`;
  if (!io.terminal && !isBound)
    throw new Refusal(
      `${verb.question}: ${count}. Informe a versão que foi mostrada (id@versão, como em "payroll unknown list"), ou repita com --yes para decidir o que houver agora.`,
    );
  if (!io.terminal) await confirm(context, `${verb.question}: ${count}.`);
  const rehearsal = await ask(context, verb.name, named, true);
  const { decided } = (rehearsal.result ?? { decided: [] }) as { decided: readonly Decided[] };
  if (rehearsal.state !== 'done' || decided.length === 0) return outcomeOf(rehearsal);
  context.progress.clear();
  io.err(`${shownTable(decided)}\n`);
  await confirm(context, `${verb.question}: ${count}.`);
  return outcomeOf(await ask(context, verb.name, asShown(named, decided)));
}

function ask(
  { asking }: OpsContext,
  name: string,
  ids: readonly string[],
  dryRun?: true,
): Promise<Answer> {
  const rehearsed = dryRun ? { dryRun } : {};
  return asking.ask({ service: SERVICE, name, args: { ids }, changes: true, ...rehearsed });
}

/** Each with the version in which it was shown; what was not shown as it was named. */
function asShown(named: readonly string[], decided: readonly Decided[]): string[] {
  const versions = new Map(decided.map(({ id, was }) => [id, was?.version]));
  return named.map((each) => {
    const [id = ''] = each.toLowerCase().split('@');
    const version = versions.get(id);
    return version === undefined ? each : `${id}@${version}`;
  });
}

function shownTable(decided: readonly Decided[]): string {
  return listTable<Decided>(
    [
      ['Lançamento', ({ id, was }) => `${id}@${was?.version ?? '?'}`],
      ['Empresa', ({ was }) => was?.empresa],
      ['Funcionário', ({ was }) => was?.employee],
      ['Compet.', ({ was }) => was?.competencia],
      ['Evento', ({ was }) => was?.evento],
      ['Referência', ({ was }) => was?.referencia],
      ['Data', ({ was }) => dayText(was?.datafalta ?? null)],
      ['Está', ({ from }) => stateWord(from)],
    ],
    decided,
  );
}

/** Partly done where some were left as they are. */
function outcomeOf(answer: Answer): Outcome {
  const decided = answer.result as DecidedTasks | null;
  const text = decided ? decidedText('Lançamento', stateWord, decided) : '';
  const outcome = answerOutcome(answer, text);
  const left = decided?.refused.length ?? 0;
  return answer.state === 'done' && left > 0 ? { ...outcome, exit: EXIT.partly } : outcome;
}
