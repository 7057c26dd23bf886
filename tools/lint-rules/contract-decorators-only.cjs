const { relativeName } = require('./file-kind.cjs');

/**
 * A class-validator rule in a contract would be judged by class-validator and not by the schema on the hot path: the
 * two would drift apart. Contracts use the decorators that emit both.
 */
module.exports = {
  meta: {
    type: 'problem',
    docs: { description: "Contracts use the workspace's own decorators" },
    messages: {
      foreign:
        "Use the decorators of libs/contracts/src/decorators: they emit the rule and the schema, '{{ source }}' emits one of them.",
    },
    schema: [],
  },
  create(context) {
    const name = relativeName(context);
    if (
      !name.startsWith('libs/contracts/src/') ||
      name.startsWith('libs/contracts/src/decorators/') ||
      name.endsWith('.spec.ts')
    )
      return {};
    return {
      'ImportDeclaration[source.value=/^class-(validator|transformer)/]': (node) =>
        context.report({ node, messageId: 'foreign', data: { source: node.source.value } }),
    };
  },
};
