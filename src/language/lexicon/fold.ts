import { normalise } from "../normalise.ts";

/** Words are found in normalised messages, so they are normalised themselves. */
export const fold = (word: string): string => normalise(word).text;
