export * from "./schema.ts";
export * from "./archive/schema.ts";
export * from "./bound/schema.ts";
export { Directory } from "./directory/directory.ts";
export type { PersonSummary, UnionSummary } from "./directory/summaries.ts";
export { narrowPeople } from "./directory/narrow-people.ts";
export { hearOfOne, WHICH_PERSON, whichPerson, whichPersonForm } from "./directory/which-person.ts";
export { peopleSaid } from "./directory/people-said.ts";
export { choosePerson } from "./directory/choose-person.ts";
export { namePerson } from "./directory/name-person.ts";
export { offerRecords, type PersonLine } from "./offer-records.ts";
export { personInScope } from "./directory/person-in-scope.ts";
export { syncTitles, type TitleRow } from "./sync-titles.ts";
export {
  ARCHIVE_FIELD_NAMES,
  ARCHIVE_FIELDS,
  type ArchiveField,
  confirmedField,
  type Dimension,
  DIMENSIONS,
  ruleOf,
} from "./archive/archive-fields.ts";
export {
  archiveColumns,
  columnsOf,
  type ArchiveValues,
  lockArchive,
  openArchive,
  type RawArchive,
  readArchive,
} from "./archive/read-archive.ts";
export {
  type ChangeSource,
  HONOUR_FIELD,
  noteHonour,
  type Settings,
  writeArchive,
  writeHonour,
} from "./archive/write-archive.ts";
export { foldHistory, type HistoryLine } from "./archive/fold-history.ts";
export { showValue } from "./archive/show-value.ts";
export {
  HEADINGS,
  isArchiveField,
  NEEDS_CONSENT,
  SENSITIVE,
  SHEET_FIELDS,
  type SheetArchiveField,
  type SheetField,
} from "./sheet/sheet-fields.ts";
export { confirmDimensions, findStale, STALE_DAYS, type StaleRecord } from "./archive/find-stale.ts";
