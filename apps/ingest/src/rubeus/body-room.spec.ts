import { BodyRoom } from './body-room';

describe('the room for bodies', () => {
  it('is bounded, and given back once', () => {
    const room = new BodyRoom(10);
    const [first, second] = [room.take(6), room.take(4)];
    expect(room.take(1)).toBeUndefined();
    first?.();
    first?.();
    expect(room.take(7)).toBeUndefined();
    expect(room.take(6)).toBeDefined();
    second?.();
    expect(room.take(4)).toBeDefined();
  });
});
