export { digestOf, verify, type NamedFile, type Options } from './verify.ts'
export type { At, Code, Countersignature, Detail, Finding, HeadHeld, Proved, Report } from './report.ts'
export type { Change, Entry, Opening } from './shape.ts'
export type { Source } from './source.ts'
