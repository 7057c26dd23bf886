import { rotateBrokers } from './rotate-brokers';

describe('rotateBrokers', () => {
  const brokers = ['a:1', 'b:1', 'c:1'];

  it('begins with the next one at each attempt, and keeps them all', () => {
    expect([0, 1, 2, 3].map((attempt) => rotateBrokers(brokers, attempt).join())).toEqual([
      'a:1,b:1,c:1',
      'b:1,c:1,a:1',
      'c:1,a:1,b:1',
      'a:1,b:1,c:1',
    ]);
  });

  it('takes one broker, and none', () => {
    expect(rotateBrokers(['a:1'], 7)).toEqual(['a:1']);
    expect(rotateBrokers([], 7)).toEqual([]);
  });
});
