export { MAX_MESSAGE_LENGTH, normalise, spanOf, type Normalised } from "./normalise/normalise.ts";
