import { IsBaseUrl } from '@ponte/clients/http';
import { Secret, SecretRef } from '@ponte/platform';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { DATASUL_SPELLINGS, type DatasulSpelling } from './build-request';

/** Segments of letters, digits and the signs that need no encoding; none of them `.` or `..`. */
const PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)+$/;

/** Where Datasul is and how it is spoken to, in a service's YAML. */
export class DatasulConnectionConfig {
  /** Base URL, e.g. `https://rh.example.com` or `https://rh.example.com/dts/datasul-rest/resources/prg`. */
  @IsBaseUrl()
  url: string;

  /** Below it. By default the path from patches 12.1.2503.1, 12.1.2411.6 and 12.1.2407.12 on; older: `/api/rh/v1/ahgora/results`. */
  @Matches(PATH, { message: 'must be a path like /api/rh/ahgora/v1/results' })
  path = '/api/rh/ahgora/v1/results';

  /** Service user of Datasul. */
  @Secret()
  user: SecretRef;

  @Secret()
  password: SecretRef;

  /** Time limit of one call, in milliseconds. A call that is cut off has an unknown outcome: rather too long than too short. */
  @IsInt()
  @Min(1_000)
  @Max(600_000)
  timeoutMs = 60_000;

  /** Spelling of year and month. */
  @IsIn(DATASUL_SPELLINGS, { message: 'must be anocom or anocomp' })
  spelling: DatasulSpelling = 'anocom';
}
