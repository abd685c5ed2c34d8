export * from "./schema.ts";
export { Directory, type DirectoryListener, type PersonSummary, type UnionSummary } from "./directory.ts";
export { namePerson } from "./name-person.ts";
export { personInScope } from "./person-in-scope.ts";
export { syncTitles, type TitleRow } from "./sync-titles.ts";
export { roster } from "./feature.ts";
