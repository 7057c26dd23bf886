/** `JSON.rawJSON`: Node 21 and newer; TypeScript does not know it yet. */
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => unknown };

/** A number as it stood in the body, so that it can be given back as it came: 15.30 is not 15.3, and no digit is rounded. */
export class SentNumber {
  constructor(readonly text: string) {}

  /** Its digits, if it is a whole number written plainly. */
  get digits(): string | undefined {
    return /^-?\d+$/.test(this.text) ? this.text : undefined;
  }

  toJSON(): unknown {
    return rawJSON(this.text);
  }
}
