export { judgeByClass } from '../decorators/judge-by-class';
export { baselineOf, type Baseline } from './baseline';
export { driftOf, readBaselines, strangers } from './checked-in';
export { incompatibilities } from './compatibility';
export { generatedFiles } from './generated-files';
