import { Injectable } from '@nestjs/common';
import { SealError, Sealer } from '@ponte/platform';

/** Texts that we write into Gupy, sealed at rest: a template may render an exam's summary. */
@Injectable()
export class SealedText {
  constructor(private readonly sealer: Sealer) {}

  seal(of: { source: string; applicationId: number }, text: string): string {
    return this.sealer.seal({ purpose: 'text', subject: subjectOf(of) }, text);
  }

  open(of: { source: string; applicationId: number }, sealed: string): string {
    return this.sealer.open(sealed, { purpose: 'text', subject: subjectOf(of) }).toString('utf8');
  }

  /** Whether it is this text. What cannot be opened, because its key is gone, is taken for another. */
  says(of: { source: string; applicationId: number }, sealed: string, text: string): boolean {
    try {
      return this.open(of, sealed) === text;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return false;
    }
  }
}

function subjectOf({ source, applicationId }: { source: string; applicationId: number }) {
  return { system: 'gupy-application', source, person: String(applicationId) };
}
