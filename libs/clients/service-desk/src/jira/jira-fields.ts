import type { DeskRequest } from '../service-desk';
import { compileBody, type BodyTemplate } from '../template/body-template';
import { requestValues } from '../template/request-values';
import { REQUEST_FIELDS } from '../template/template-field';
import { asDocument } from './adf';
import type { JiraDeskConfig } from './jira-desk.config';

type Fields = Record<string, unknown>;

/** The values of a request's fields, as the two APIs of Jira take them. */
export class JiraFields {
  private readonly template: BodyTemplate;

  constructor(
    private readonly config: Pick<
      JiraDeskConfig,
      'fields' | 'referenceField' | 'createOnly' | 'richText' | 'organization'
    >,
  ) {
    this.template = compileBody(config.fields, REQUEST_FIELDS);
  }

  /** `requestFieldValues` of a creation: rich text is plain text there, unless `isAdfRequest` is sent. */
  forCreation(request: DeskRequest): Fields {
    const { referenceField, organization } = this.config;
    const { reference } = request;
    const filled = this.filled(request);
    const labels = Array.isArray(filled['labels']) ? (filled['labels'] as unknown[]) : [];
    return {
      ...filled,
      [referenceField]: referenceField === 'labels' ? [...labels, reference] : reference,
      ...(organization && { [organization.field]: [Number(organization.id)] }),
    };
  }

  /** `fields` of an edit: whole but for what is set once. The reference stays: people may have added labels. */
  forEdit(request: DeskRequest): Fields {
    const { referenceField, createOnly, richText } = this.config;
    const entries = Object.entries(this.filled(request))
      .filter(([field]) => field !== referenceField && !createOnly.includes(field))
      .map(([field, value]) => [field, richText.includes(field) ? asRichText(value) : value]);
    return Object.fromEntries(entries) as Fields;
  }

  private filled(request: DeskRequest): Fields {
    // Lists of positions become their JSON here, so that both calls see plain values.
    const fields = JSON.parse(JSON.stringify(this.template(requestValues(request)))) as Fields;
    const { summary } = fields;
    return typeof summary === 'string' ? { ...fields, summary: oneLine(summary) } : fields;
  }
}

/** Jira refuses a summary of more than 255 characters or with a line break. */
function oneLine(summary: string): string {
  const line = summary.replace(/\s+/gu, ' ').trim();
  return line.length <= 255 ? line : `${line.slice(0, 254).replace(/[\ud800-\udbff]$/, '')}…`;
}

const asRichText = (value: unknown): unknown =>
  typeof value === 'string' ? asDocument(value) : value;
