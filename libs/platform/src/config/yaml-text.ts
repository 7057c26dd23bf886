import { LineCounter, type Node, type Pair, isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** A parsed YAML text that remembers where everything stood. */
export interface YamlText {
  readonly plain: unknown;
  /** Faults of the syntax, duplicate keys included. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  /** 1-based line of the value (or key) at a path; of its nearest parent if it is not there. */
  lineOf(path: readonly string[], atKey: boolean): number;
}

/** Parses YAML 1.2; integers beyond 2^53 − 1 become digit strings, never rounded numbers. */
export function parseYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    intAsBigInt: true,
  });
  const faults = [...document.errors, ...document.warnings].map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: error.message,
  }));
  const root = document.contents as Node | null;
  let plain: unknown;
  try {
    if (!faults.length) plain = withoutBigInts(document.toJS({ maxAliasCount: 100 }), []);
  } catch (error) {
    // Aliases that multiply or enclose themselves show only when the document is unfolded.
    faults.push({ line: 1, message: error instanceof Error ? error.message : String(error) });
  }
  return {
    plain,
    faults,
    lineOf: (path, atKey) => {
      const offset = offsetOf(root, path, atKey);
      return offset === undefined ? 1 : lines.linePos(offset).line;
    },
  };
}

function offsetOf(root: Node | null, path: readonly string[], atKey: boolean): number | undefined {
  let node = root;
  let offset = node?.range?.[0];
  for (const [index, name] of path.entries()) {
    const next = child(node, name);
    if (!next) return offset;
    const last = index === path.length - 1;
    offset = (last && atKey ? next.key : (next.value ?? next.key))?.range?.[0] ?? offset;
    node = next.value;
  }
  return offset;
}

function child(
  node: Node | null,
  name: string,
): { readonly key: Node | null; readonly value: Node | null } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(name)] as Node | undefined;
    return value && { key: value, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name) as
    Pair<Node, Node | null> | undefined;
  return pair && { key: pair.key, value: pair.value };
}

function withoutBigInts(value: unknown, path: readonly object[]): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (typeof value !== 'object' || value === null) return value;
  if (path.includes(value)) throw new Error('an alias (*name) stands inside what it refers to');
  const inner = [...path, value];
  if (Array.isArray(value)) return value.map((item) => withoutBigInts(item, inner));
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    withoutBigInts(item, inner),
  ]);
  return Object.fromEntries(entries);
}
