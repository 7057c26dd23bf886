/**
 * A plain text in the Atlassian Document Format: one paragraph per line. Version 3 of the platform's API takes rich-text
 * fields (description, environment, paragraph fields) in no other form.
 * Source: developer.atlassian.com/cloud/jira/platform/apis/document/structure
 */
export function asDocument(text: string): object {
  return {
    type: 'doc',
    version: 1,
    content: text.split(/\r?\n/).map((line) => ({
      type: 'paragraph',
      // A text node must not be empty.
      content: line === '' ? [] : [{ type: 'text', text: line }],
    })),
  };
}
