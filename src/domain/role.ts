/** What a binding makes of a contact (domain §1). A contact without one is a guest. */
export const ROLES = ["guest", "model-worker", "officer", "staff", "director", "system"] as const;
export type Role = (typeof ROLES)[number];
