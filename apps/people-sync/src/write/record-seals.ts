import { Injectable } from '@nestjs/common';
import { personSubject } from '@ponte/contracts';
import { SealError, Sealer } from '@ponte/platform';
import type { FeedzEntity, FeedzRecord } from './feedz-record';

/** Most characters of a message that are kept: Feedz's are a line or two. */
const MOST = 2_000;

type Place = Pick<FeedzRecord, 'profile' | 'entity' | 'key'>;

/** What is stored of records for Feedz and of what is said about them. Structure names nobody; its messages may. */
@Injectable()
export class RecordSeals {
  constructor(private readonly sealer: Sealer) {}

  record(place: Place, record: object): string {
    const text = JSON.stringify(record);
    if (!isPersonal(place.entity)) return text;
    return this.sealer.seal({ purpose: 'person', subject: subjectOf(place) }, text);
  }

  /** @throws SealError if it cannot be opened, or is somebody else's */
  open<T>(place: Place, stored: string): T {
    const text = isPersonal(place.entity)
      ? this.sealer.open(stored, { purpose: 'person', subject: subjectOf(place) }).toString('utf8')
      : stored;
    try {
      return JSON.parse(text) as T;
    } catch {
      // V8's message quotes the text, which is personal data.
      throw new SealError('malformed', 'a record for Feedz is no JSON');
    }
  }

  message(place: Place, text: string): string {
    const subject = subjectOf(place);
    return this.sealer.seal({ purpose: 'message', subject }, text.slice(0, MOST));
  }
}

function isPersonal(entity: FeedzEntity): boolean {
  return entity === 'person' || entity === 'bind';
}

function subjectOf({ profile, entity, key }: Place): ReturnType<typeof personSubject> {
  return personSubject(profile, isPersonal(entity) ? key : `${entity}:${key}`);
}
