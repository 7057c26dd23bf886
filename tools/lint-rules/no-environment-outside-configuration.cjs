const { relativeName, isTest } = require('./file-kind.cjs');

/** A setting that is read where it is used cannot be validated at start nor found by an operator. */
module.exports = {
  meta: {
    type: 'problem',
    docs: { description: 'The environment is read by configuration alone' },
    messages: {
      environment:
        'process.env is read by files under a config folder (or *.config.ts) only: declare the setting in an environment class and inject it.',
    },
    schema: [],
  },
  create(context) {
    const name = relativeName(context);
    if (isTest(name) || name.startsWith('tools/') || /(^|\/)config\/|\.config\.ts$/.test(name))
      return {};
    const report = (node) => context.report({ node, messageId: 'environment' });
    return {
      'MemberExpression[object.name="process"][property.name="env"]': report,
      'MemberExpression[object.name="process"][property.value="env"]': report,
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]': report,
      'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]':
        report,
    };
  },
};
