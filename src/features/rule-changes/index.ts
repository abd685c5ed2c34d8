export { loadShipped, type ShippedBook } from "./store/load-shipped.ts";
export { RuleShelf } from "./store/rule-shelf.ts";
