import { IsBaseUrl } from '@ponte/clients/http';
import { IsDuration, NestedObject, Secret, SecretRef } from '@ponte/platform';
import {
  Equals,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { IsFieldTemplates } from '../template/template.decorators';
import { REQUEST_FIELDS } from '../template/template-field';

const DIGITS = { message: 'must be an id of digits, in quotes' };
const CUSTOM_FIELD = { message: 'must be the id of a custom field, e.g. customfield_10102' };

/** The organisation that a request is shared with. */
export class JiraOrganizationConfig {
  @Matches(/^\d{1,18}$/, DIGITS)
  id: string;

  /** The field "Organizations" of the site. */
  @Matches(/^customfield_\d{1,18}$/, CUSTOM_FIELD)
  field: string;
}

/** Names of transitions in the request's workflow. */
export class JiraTransitionsConfig {
  /** The one that cancels; it must be shown in the customer portal. */
  @IsString()
  cancel = 'Cancel request';
}

/** A Jira Service Management Cloud site, in a service's YAML. */
export class JiraDeskConfig {
  @Equals('jira', { message: 'must be http or jira' })
  kind: 'jira' = 'jira' as const;

  /** e.g. `https://acme.atlassian.net` */
  @IsBaseUrl()
  url: string;

  /** Account of the API token; it must be an agent of the service desk. */
  @IsEmail({}, { message: 'must be the e-mail address of an Atlassian account' })
  email: string;

  @Secret({ header: true })
  token: SecretRef;

  @Matches(/^\d{1,18}$/, DIGITS)
  serviceDeskId: string;

  @Matches(/^\d{1,18}$/, DIGITS)
  requestTypeId: string;

  /** Account id of the customer whom requests are raised for; by default the account of the token. */
  @IsOptional()
  @Matches(/^[\w:-]{1,128}$/, { message: 'must be an account id' })
  raiseOnBehalfOf?: string;

  /** Jira field id ← value, whose texts may name fields: texts, numbers, `{ value: … }` for a choice, lists. */
  @IsFieldTemplates(REQUEST_FIELDS)
  fields: Record<string, unknown>;

  /**
   * Where our reference stands so that JQL finds it: a text field (`customfield_…`) of the request type, or `labels`. It
   * is set at creation by us and never changed.
   */
  @Matches(/^(customfield_\d{1,18}|labels)$/, {
    message: 'must be labels or the id of a text field, e.g. customfield_10102',
  })
  referenceField: string;

  /** Fields that are set at creation only, e.g. because the edit screen does not have them. */
  @IsArray()
  @IsString({ each: true })
  createOnly: string[] = [];

  /** Fields of rich text: an edit takes them as an Atlassian document, which their text becomes. */
  @IsArray()
  @IsString({ each: true })
  richText: string[] = ['description'];

  @IsOptional()
  @NestedObject(() => JiraOrganizationConfig)
  organization?: JiraOrganizationConfig;

  @NestedObject(() => JiraTransitionsConfig)
  transitions: JiraTransitionsConfig = new JiraTransitionsConfig();

  /** Who sees what we comment on a change: agents, or the customer too. */
  @IsIn(['internal', 'public'], { message: 'must be internal or public' })
  comments: 'internal' | 'public' = 'internal';

  /** Jira's search shows a new request after "a few seconds to minutes": for so long "not found" proves nothing. */
  @IsDuration({ maxMs: 86_400_000 })
  settle: number = 300_000;

  /** Time limit of one call, in milliseconds. */
  @IsInt()
  @Min(100)
  @Max(300_000)
  timeoutMs = 15_000;

  /** Requests per minute that this process may send; without it Jira's own limits are followed only. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  ratePerMinute?: number;
}
