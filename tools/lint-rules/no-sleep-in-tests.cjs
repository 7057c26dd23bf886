const { relativeName } = require('./file-kind.cjs');

/** A test that sleeps is slow on a fast machine and flaky on a slow one: await the state instead. */
module.exports = {
  meta: {
    type: 'problem',
    docs: { description: 'A spec never waits for a fixed time' },
    messages: { sleep: 'Await a state (eventually), a spy or an event instead of a fixed time.' },
    schema: [],
  },
  create(context) {
    const name = relativeName(context);
    if (!/\.spec\.ts$/.test(name)) return {};
    const report = (node) => context.report({ node, messageId: 'sleep' });
    return {
      'ImportDeclaration[source.value=/^(node:)?timers\\/promises$/]': report,
      // new Promise(resolve => setTimeout(resolve, ms)): a wait, whatever the number.
      'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"][arguments.0.type="Identifier"]':
        report,
      'CallExpression[callee.name=/^(sleep|delay)$/]': report,
    };
  },
};
