import type { Role } from "../domain/role.ts";

/** Whose matters an action may touch. `public`: nobody's. */
export const SCOPES = ["public", "self", "own-union", "district"] as const;
export type Scope = (typeof SCOPES)[number];

interface Permission {
  readonly roles: Readonly<Partial<Record<Role, Scope>>>;
  /** May be done in a group, before everybody. Anything else moves to private. */
  readonly inGroup: boolean;
}

const everyone: Permission["roles"] = {
  guest: "public",
  "model-worker": "public",
  officer: "public",
  staff: "public",
  director: "public",
};
const district: Permission["roles"] = { staff: "district", director: "district" };
const officersUp: Permission["roles"] = { officer: "own-union", ...district };

/** Who may do what, about whom, where (domain §1). What is not here is refused. */
export const PERMISSIONS = {
  help: { roles: everyone, inGroup: true },
  human: { roles: everyone, inGroup: false },
  greet: { roles: everyone, inGroup: true },
  unknown: { roles: everyone, inGroup: true },
  "nothing-to-do": { roles: everyone, inGroup: true },
  "set-language": { roles: everyone, inGroup: false },
  consent: { roles: everyone, inGroup: false },
  bind: { roles: everyone, inGroup: false },
  "issue-code": { roles: officersUp, inGroup: false },
  "hand-over": { roles: officersUp, inGroup: false },
  "end-binding": { roles: district, inGroup: false },
  "list-dead": { roles: district, inGroup: false },
  "resend-dead": { roles: district, inGroup: false },
  "answer-policy": { roles: everyone, inGroup: true },
  "answer-honour": { roles: everyone, inGroup: true },
  "answer-benefit": { roles: { ...everyone, "model-worker": "self" }, inGroup: true },
  "answer-entitlements": {
    roles: { guest: "public", "model-worker": "self", ...officersUp },
    inGroup: false,
  },
  "estimate-relief": {
    roles: { guest: "public", "model-worker": "self", ...officersUp },
    inGroup: false,
  },
  "apply-relief": { roles: { "model-worker": "self", ...officersUp }, inGroup: false },
  "my-applications": { roles: { "model-worker": "self", ...officersUp }, inGroup: false },
  "decide-application": { roles: officersUp, inGroup: false },
  "answer-question": { roles: { staff: "district" }, inGroup: false },
  "answer-standard": { roles: everyone, inGroup: true },
  "see-rules": { roles: district, inGroup: false },
  "change-rule": { roles: { staff: "district" }, inGroup: false },
  "decide-rule": { roles: { director: "district" }, inGroup: false },
  "withdraw-rule": { roles: district, inGroup: false },
  pay: { roles: { staff: "district" }, inGroup: false },
  "allow-payment-export": { roles: { director: "district" }, inGroup: false },
  "see-statistics": { roles: district, inGroup: false },
  nominate: { roles: officersUp, inGroup: false },
  "see-nominations": { roles: district, inGroup: false },
  "keep-innovation": { roles: officersUp, inGroup: false },
  "see-budget": { roles: district, inGroup: false },
  "set-budget": { roles: district, inGroup: false },
  "record-couple": { roles: officersUp, inGroup: false },
  "see-trips": { roles: { "model-worker": "self", ...officersUp }, inGroup: false },
  "open-trip": { roles: { staff: "district" }, inGroup: false },
  "sign-up": { roles: { "model-worker": "self", ...officersUp }, inGroup: false },
  "keep-services": { roles: officersUp, inGroup: false },
  "build-list": { roles: { staff: "district" }, inGroup: false },
  "see-list": { roles: district, inGroup: false },
  "approve-list": { roles: { director: "district" }, inGroup: false },
  "report-change": { roles: { guest: "public", "model-worker": "public", ...officersUp }, inGroup: false },
  "undo-report": { roles: officersUp, inGroup: false },
  "amend-report": { roles: officersUp, inGroup: false },
  "object-to-report": { roles: officersUp, inGroup: false },
  arbitrate: { roles: district, inGroup: false },
  "accept-transfer": { roles: officersUp, inGroup: false },
  "list-changes": { roles: officersUp, inGroup: false },
  "list-waiting": { roles: officersUp, inGroup: false },
  "acknowledge-event": { roles: { "model-worker": "self", ...officersUp }, inGroup: false },
  "list-events": { roles: officersUp, inGroup: false },
  "leave-lead": { roles: everyone, inGroup: false },
  "settle-lead": { roles: officersUp, inGroup: false },
  "request-correction": { roles: { "model-worker": "self" }, inGroup: false },
  "attach-file": { roles: { ...everyone, ...officersUp }, inGroup: false },
  "fetch-file": { roles: officersUp, inGroup: false },
  "lookup-person": { roles: officersUp, inGroup: false },
  "list-union": { roles: officersUp, inGroup: false },
  "show-history": { roles: { "model-worker": "self", ...officersUp }, inGroup: false },
  "confirm-record": { roles: officersUp, inGroup: false },
  "keep-archive": { roles: officersUp, inGroup: false },
  "my-info": {
    roles: { "model-worker": "self", officer: "self", staff: "self", director: "self" },
    inGroup: false,
  },
  "who-looked": {
    roles: { "model-worker": "self", officer: "self", staff: "self", director: "self" },
    inGroup: false,
  },
  "file-return": { roles: { officer: "own-union" }, inGroup: false },
  "decide-return": { roles: district, inGroup: false },
  "see-campaign": { roles: district, inGroup: false },
  "change-campaign": { roles: { staff: "district" }, inGroup: false },
  "see-warnings": { roles: officersUp, inGroup: false },
  "change-warnings": { roles: { staff: "district" }, inGroup: false },
  "import-roster": { roles: { staff: "district" }, inGroup: false },
  "get-template": { roles: officersUp, inGroup: false },
  "export-roster": { roles: officersUp, inGroup: false },
  "decide-export": { roles: { director: "district" }, inGroup: false },
  "return-status": { roles: { officer: "own-union", ...district }, inGroup: true },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof PERMISSIONS;

/** The scope in which `role` may do `action`; null: not at all. Deny by default. */
export function scopeFor(role: Role, action: string): Scope | null {
  const permission: Permission | undefined = Object.hasOwn(PERMISSIONS, action)
    ? PERMISSIONS[action as Action]
    : undefined;
  return permission?.roles[role] ?? null;
}

/** May it be done before a group? */
export function allowedInGroup(action: string): boolean {
  return Object.hasOwn(PERMISSIONS, action) && PERMISSIONS[action as Action].inGroup;
}
