const { relativeName, isTest } = require('./file-kind.cjs');

/** The vendors' synthetic person; anything else that passes the check digits may be somebody's. */
const SYNTHETIC = new Set(['52998224725']);
const SHAPE = /(?<!\d)(\d{3})\.?(\d{3})\.?(\d{3})-?(\d{2})(?!\d)/g;

function digit(digits, length) {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += Number(digits[i]) * (length + 1 - i);
  return ((sum * 10) % 11) % 10;
}

function isCpf(digits) {
  return (
    !/^(\d)\1{10}$/.test(digits) &&
    digit(digits, 9) === Number(digits[9]) &&
    digit(digits, 10) === Number(digits[10])
  );
}

/** A CPF in source ends up in every clone: only the samples' synthetic one, and only where nothing is deployed. */
module.exports = {
  meta: {
    type: 'problem',
    docs: { description: 'No CPF of a real person in source' },
    messages: {
      real: 'A number with valid CPF check digits: use the synthetic one of the samples.',
      deployed: 'The synthetic CPF belongs in specs, samples and the sandbox only.',
    },
    schema: [],
  },
  create(context) {
    const name = relativeName(context);
    const synthetic = isTest(name) || /^apps\/sandbox\/|^tools\//.test(name);
    const check = (node, text) => {
      for (const match of text.matchAll(SHAPE)) {
        const digits = match.slice(1).join('');
        if (!isCpf(digits)) continue;
        if (!SYNTHETIC.has(digits)) context.report({ node, messageId: 'real' });
        else if (!synthetic) context.report({ node, messageId: 'deployed' });
      }
    };
    return {
      Literal: (node) => check(node, String(node.raw)),
      TemplateElement: (node) => check(node, node.value.raw),
    };
  },
};
