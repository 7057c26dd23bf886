const { relativeName, isTest } = require('./file-kind.cjs');

/** What is written past the logger is neither scrubbed of personal data nor tied to a trace. */
module.exports = {
  meta: {
    type: 'problem',
    docs: { description: 'Only commands write to the console' },
    messages: {
      console:
        'Use the injected logger: it scrubs personal data and secrets. Only commands (tools/, *.command.ts) write to the console.',
    },
    schema: [],
  },
  create(context) {
    const name = relativeName(context);
    if (isTest(name) || name.startsWith('tools/') || /\.command\.ts$/.test(name)) return {};
    return {
      'MemberExpression[object.name="console"]': (node) =>
        context.report({ node, messageId: 'console' }),
    };
  },
};
