import { holdsCpf } from '@ponte/platform';
import type { OutcomeRule, ScreeningRule } from '../../config/screening.config';
import { outcomeWord } from './outcome-word';
import { render, type TemplateValues } from './template.rules';

/** Something to be written into the application at Gupy; writes of one plan run in this order. */
export interface Write {
  readonly kind: 'remove-tag' | 'tag' | 'comment';
  readonly text: string;
  /** Takes away only what an earlier result wrote: needless if that turns out to be somebody else's. */
  readonly undoes?: boolean;
}

export type ReturnPlan =
  | {
      readonly ok: true;
      readonly writes: readonly Write[];
      /** The tag of ours that stands afterwards. */ readonly tag: string | null;
    }
  /** Not guessed: a person decides. */
  | { readonly ok: false; readonly reason: string };

/** Shown to recruiters, hence in Portuguese. */
const DEFAULT_COMMENT: Record<'scored' | 'plain', string> = {
  scored: 'Resultado da validação: {outcome}. Nota: {score}.',
  plain: 'Resultado da validação: {outcome}.',
};

/**
 * What a result means for the application.
 *
 * @param previousTag the tag that we wrote (or are about to write) for an earlier result of the same screening. It is
 *   removed when the result no longer asks for it; other people's tags are removed only if `removeTags` names them.
 * @param shared another screening of ours holds `previousTag` too, so that it stays
 */
export function planReturn(
  rule: ScreeningRule,
  outcome: string,
  values: TemplateValues,
  previousTag: string | null,
  shared = false,
): ReturnPlan {
  const found = findOutcome(rule, outcome);
  if (!found) {
    const known = [...rule.outcomes.keys()].join(', ');
    return { ok: false, reason: `outcome is not one of screening "${rule.id}" (${known})` };
  }
  const comments: string[] = [];
  let tag: string | null = null;

  if (found.tag !== undefined) {
    const rendered = render(found.tag, values);
    if (!rendered.ok)
      return {
        ok: false,
        reason: `the tag of outcome names {${rendered.missing}}, which the result does not have`,
      };
    if ([...rendered.text].length <= rule.tagMaxLength) tag = rendered.text;
    else if (rule.comment === 'never') {
      return {
        ok: false,
        reason: `the tag is ${[...rendered.text].length} characters long (at most ${rule.tagMaxLength}) and comments are off`,
      };
    } else comments.push(rendered.text);
  }
  if (rule.comment === 'always' || found.comment !== undefined) {
    const rendered = renderComment(found, values);
    if (!rendered.ok)
      return {
        ok: false,
        reason: `the comment of outcome names {${rendered.missing}}, which the result does not have`,
      };
    if (!comments.includes(rendered.text)) comments.push(rendered.text);
  }

  // Neither tags nor comments carry a document: everybody who works on the job reads them, and Gupy keeps them.
  const texts = tag === null ? comments : [tag, ...comments];
  if (texts.some(holdsCpf))
    return {
      ok: false,
      reason:
        'the text to be written holds a CPF, which must not stand in Gupy: it comes from the result or the template',
    };

  const named = new Set(found.removeTags ?? []);
  const removed = new Set(named);
  if (previousTag !== null && !shared) removed.add(previousTag);
  if (tag !== null) removed.delete(tag);

  const writes: Write[] = [...removed].map((text) => ({
    kind: 'remove-tag',
    text,
    undoes: !named.has(text),
  }));
  if (tag !== null && tag !== previousTag) writes.push({ kind: 'tag', text: tag });
  if (comments.length > 0) writes.push({ kind: 'comment', text: comments.join('\n\n') });
  return { ok: true, writes, tag };
}

/** An outcome's rule by its name. */
export function findOutcome(rule: ScreeningRule, outcome: string): OutcomeRule | undefined {
  const wanted = outcomeWord(outcome);
  return [...rule.outcomes].find(([name]) => outcomeWord(name) === wanted)?.[1];
}

function renderComment(outcome: OutcomeRule, values: TemplateValues) {
  if (outcome.comment !== undefined) return render(outcome.comment, values);
  const intro = DEFAULT_COMMENT[values.score === undefined ? 'plain' : 'scored'];
  return render(values.summary === undefined ? intro : `${intro}\n{summary}`, values);
}
