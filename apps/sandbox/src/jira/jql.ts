import type { Issue } from './jira.model';

type Clause = (issue: Issue, projectKey: string) => boolean;

export type Jql =
  { readonly ok: true; readonly matches: Clause } | { readonly ok: false; readonly error: string };

const CLAUSE =
  /^(project|labels|key|status|summary|cf\[(\d+)\])\s*(=|~)\s*(?:"((?:[^"\\]|\\.)*)"|([\w-]+))$/i;

/**
 * The part of JQL that is needed to find a request: clauses of one field joined by AND. As in Jira, text fields take only
 * `~`, which looks for words (those of a phrase in `\"…\"` side by side), and the others only `=`.
 * Source: support.atlassian.com, JQL operators and JQL fields
 */
export function parseJql(jql: string): Jql {
  const [where = ''] = jql.split(/\border\s+by\b/i);
  const clauses: Clause[] = [];
  for (const text of where.split(/\s+and\s+/i)) {
    const match = CLAUSE.exec(text.trim());
    if (!match)
      return { ok: false, error: `Error in the JQL Query: cannot read '${text.trim()}'.` };
    const [, name = '', number, operator, quoted, bare] = match;
    const field = number ? `customfield_${number}` : name.toLowerCase();
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    const isText = number !== undefined || field === 'summary';
    if (isText !== (operator === '~'))
      return {
        ok: false,
        error: `The operator '${operator}' is not supported by the '${name}' field.`,
      };
    clauses.push(isText ? containing(field, value) : equal(field, value));
  }
  return { ok: true, matches: (...on) => clauses.every((clause) => clause(...on)) };
}

function containing(field: string, wanted: string): Clause {
  const phrase = /^"(.*)"$/.exec(wanted)?.[1];
  const words = wordsOf(phrase ?? wanted);
  return ({ fields }) => {
    const value = fields[field];
    if (typeof value !== 'string') return false;
    const there = wordsOf(value);
    return phrase === undefined
      ? words.every((word) => there.includes(word))
      : ` ${there.join(' ')} `.includes(` ${words.join(' ')} `);
  };
}

function equal(field: string, wanted: string): Clause {
  return (issue, projectKey) => {
    switch (field) {
      case 'project':
        return projectKey === wanted;
      case 'key':
        return issue.key === wanted;
      case 'status':
        return issue.status.toLowerCase() === wanted.toLowerCase();
      default: {
        const labels = issue.fields['labels'];
        return Array.isArray(labels) && labels.includes(wanted);
      }
    }
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
