import { AHGORA_BODY_BYTES } from '@ponte/contracts';
import { AhgoraSourceConfig } from '../config/ahgora-source.config';
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

  it('bounds the bytes, by what is declared, by the largest body where nothing is, then by what came', () => {
    const admission = new Admission();
    const rooms = Array.from({ length: 12 }, () => admission.admit(source('a'), undefined));
    expect(rooms.every(Boolean)).toBe(true);
    expect(admission.admit(source('a'), 1)).toBeUndefined();
    expect((rooms[0] as Room).resize(1_000)).toBe(true);
    expect(admission.admit(source('a'), 1_000_000)).toBeDefined();
    expect(admission.admit(source('a'), 1_000_000)).toBeUndefined();
    for (const room of rooms) room?.release();
    expect(admission.admit(source('a'), AHGORA_BODY_BYTES)).toBeDefined();
  });

  it('counts what items and rubricas take, however few bytes they are written in', () => {
    const admission = new Admission();
    const fits = () => admission.admit(source('a'), 600_000)?.fit(200, 210_000);
    expect(fits()).toBe(true);
    expect(fits()).toBe(false);
  });

  it('keeps what a request will take once it is read, so that none takes it from one that still reads', () => {
    const admission = new Admission();
    const one = admission.admit(source('a'), AHGORA_BODY_BYTES);
    // With the bytes of the bodies alone there would be room for both, and in the end for neither.
    expect(admission.admit(source('a'), AHGORA_BODY_BYTES)).toBeUndefined();
    const unknown = admission.admit(source('a'), undefined) as Room;
    expect(unknown.resize(AHGORA_BODY_BYTES)).toBe(false);
    unknown.release();
    // 16 MiB of employees with six rubricas each.
    expect(one?.fit(36_000, 217_000)).toBe(true);
    one?.release();
    expect(admission.admit(source('a'), AHGORA_BODY_BYTES)).toBeDefined();
  });

  it('keeps no more than it took once all of it is read', () => {
    const admission = new Admission();
    const read = Array.from({ length: 4 }, () => {
      const room = admission.admit(source('a'), 8_000_000);
      const fits = room?.fit(1, 1);
      room?.settle();
      return fits;
    });
    expect(read).toEqual([true, true, true, true]);
  });

  it('has room for the largest request there may be', () => {
    const room = new Admission().admit(source('a'), AHGORA_BODY_BYTES);
    // 350 items of a thousand rubricas, as few bytes as PontoWeb can write them in.
    expect(room?.fit(350, Math.ceil(AHGORA_BODY_BYTES / 48))).toBe(true);
  });

  it('keeps some for each source, whatever the others take', () => {
    const admission = new Admission();
    const fill = (id: string): number => {
      let count = 0;
      while (admission.admit(source(id), undefined)) count += 1;
      return count;
    };
    expect([fill('a'), fill('b'), fill('c')]).toEqual([12, 6, 3]);
    expect(admission.admit(source('d'), 1_000_000)?.fit(1_000, 6_000)).toBe(true);
  });
});
