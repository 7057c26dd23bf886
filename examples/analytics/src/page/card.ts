import { THEME } from './theme.ts';

/** A white card with a heading; what `content` returns is drawn below it. */
export interface Card {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly note?: string;
  /** SVG of the given size; `undefined`: there is nothing to show. */
  readonly content: (width: number, height: number) => string | undefined;
}

const PADDING = 22;
const HEADING = 54;

/** @returns SVG, placed */
export function card({ x, y, width, height, title, note, content }: Card): string {
  const inner = { width: width - 2 * PADDING, height: height - PADDING - HEADING - 10 };
  const drawn = content(inner.width, inner.height);
  const nothing = `<text x="${inner.width / 2}" y="${inner.height / 2}" text-anchor="middle" font-size="14" fill="${THEME.faint}">sem dados</text>`;
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${width}" height="${height}" rx="10" fill="${THEME.card}" stroke="${THEME.line}"/>`,
    `<text x="${PADDING}" y="34" font-size="17" font-weight="600" fill="${THEME.ink}">${escaped(title)}</text>`,
    note === undefined
      ? ''
      : `<text x="${PADDING}" y="54" font-size="12.5" fill="${THEME.soft}">${escaped(note)}</text>`,
    `<g transform="translate(${PADDING} ${HEADING + 12})">${drawn ?? nothing}</g>`,
    '</g>',
  ].join('\n');
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
