import { isMemberPointer } from './pointers';

describe('a pointer into an item', () => {
  it.each(['/a', '/b/c', '/list/1', '/~1~0'])('%s is one', (pointer) =>
    expect(isMemberPointer(pointer)).toBe(true),
  );

  it.each(['', '/', 'a', '/a/', '/a//b', '/~2', '/__proto__', '/a/constructor', 3, null])(
    '%j is none',
    (pointer) => expect(isMemberPointer(pointer)).toBe(false),
  );
});
