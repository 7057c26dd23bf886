import { AHGORA_BODY_BYTES, AhgoraSourceConfig } from '../config/ahgora-source.config';
import { Admission, type Room } from './admission';

const source = (id: string, waiting = 100): AhgoraSourceConfig =>
  Object.assign(new AhgoraSourceConfig(), { id, waiting });

describe('the admission of requests', () => {
  it('bounds the requests of each source, and takes the next one when one has gone', () => {
    const admission = new Admission();
    const [one] = [admission.admit(source('a', 2), 10), admission.admit(source('a', 2), 10)];
    expect(admission.admit(source('a', 2), 10)).toBeUndefined();
    expect(admission.admit(source('b', 2), 10)).toBeDefined();
    one?.release();
    one?.release();
    expect(admission.admit(source('a', 2), 10)).toBeDefined();
    expect(admission.admit(source('a', 2), 10)).toBeUndefined();
  });

  it('bounds the bytes of all, by what is declared, by the largest body where nothing is, then by what came', () => {
    const admission = new Admission();
    const rooms = Array.from({ length: 4 }, () => admission.admit(source('a'), undefined));
    expect(rooms.every(Boolean)).toBe(true);
    expect(admission.admit(source('a'), 1)).toBeUndefined();
    (rooms[0] as Room).resize(1_000);
    expect(admission.admit(source('a'), AHGORA_BODY_BYTES - 1_000)).toBeDefined();
    expect(admission.admit(source('a'), 1)).toBeUndefined();
    for (const room of rooms) room?.release();
    expect(admission.admit(source('a'), AHGORA_BODY_BYTES)).toBeDefined();
  });
});
